import { around, Leaf, Plate } from './dish-parts.tsx'

export const Herbs = () => (
  <>
    <Plate rim="#f5e9d7" well="#eadbc3" />
    {around(9, 36).map(({ key, x, y, angle }) => (
      <g key={key} transform={`translate(${x} ${y}) rotate(${angle + 90}) scale(2)`}>
        <Leaf x={0} y={0} turn={0} fill={angle % 80 ? '#4f8a46' : '#77b165'} />
      </g>
    ))}
  </>
)

export const Pasta = () => (
  <>
    <Plate />
    {[60, 48, 36, 24, 12].map((radius) => (
      <circle
        key={radius}
        r={radius}
        fill="none"
        stroke={radius % 24 ? '#f2cf74' : '#e8bd55'}
        strokeWidth="12"
        strokeDasharray={`${radius * 2} 5`}
      />
    ))}
    <circle r="24" fill="#c73b27" />
    <Leaf x={-4} y={-4} turn={25} />
    <Leaf x={9} y={5} turn={95} fill="#64a158" />
  </>
)

export const Sushi = () => (
  <>
    <rect x="-96" y="-78" width="192" height="156" rx="18" fill="#3b3431" />
    {[-54, 0, 54].flatMap((x) =>
      [-36, 36].map((y) => (
        <g key={`${x}.${y}`}>
          <circle cx={x} cy={y} r="24" fill="#23392f" />
          <circle cx={x} cy={y} r="20" fill="#fdf8ee" />
          <circle cx={x} cy={y} r="9" fill={y < 0 ? '#f0795a' : '#7db15f'} />
        </g>
      )),
    )}
  </>
)

export const Noodles = () => (
  <>
    <Plate rim="#8a3330" well="#7a2b29" />
    <circle r="72" fill="#e9b767" />
    {[-30, -15, 0, 15, 30].map((y) => (
      <path
        key={y}
        d={`M-58 ${y}q20-18 38 0t38 0t38 0`}
        stroke="#fbe7b8"
        strokeWidth="8"
        fill="none"
        strokeLinecap="round"
      />
    ))}
    <ellipse cx="30" cy="-26" rx="20" ry="25" fill="#fffdf8" />
    <circle cx="30" cy="-24" r="11" fill="#f1a52f" />
    {around(4, 50, 140).map(({ key, x, y }) => (
      <circle key={key} cx={x} cy={y} r="7" fill="#5d9a4c" />
    ))}
  </>
)

export const Taco = () => (
  <>
    <Plate rim="#3c7a78" well="#356c6a" />
    {[-38, 0, 38].map((x) => (
      <g key={x} transform={`translate(${x} 0) rotate(8)`}>
        <ellipse rx="20" ry="54" fill="#f0c46a" />
        <path d="M-4-46Q10 0-4 46" stroke="#6fa253" strokeWidth="11" fill="none" />
        <path d="M-8-34Q4 0-8 34" stroke="#b4491f" strokeWidth="7" fill="none" />
        <circle cx="2" cy="-16" r="5" fill="#d8412f" />
        <circle cx="2" cy="14" r="5" fill="#fffaf0" />
      </g>
    ))}
  </>
)

export const Fish = () => (
  <>
    <Plate rim="#dfeaf0" well="#c9dbe4" />
    <path d="M-58 0C-34-36 22-36 44 0C22 36-34 36-58 0Z" fill="#e58a63" />
    <path d="M40 0L70-24V24Z" fill="#d9764e" />
    <path
      d="M-20-20Q-8 0-20 20M0-24Q12 0 0 24M18-18Q28 0 18 18"
      stroke="#f6bc9d"
      strokeWidth="5"
      fill="none"
    />
    <circle cx="-40" cy="-5" r="4" fill="#43261c" />
    <circle cx="-14" cy="50" r="15" fill="#f7dc63" />
    <circle cx="-14" cy="50" r="10" fill="#fbeea4" />
    <Leaf x={28} y={44} turn={60} />
  </>
)

export const Grill = () => (
  <>
    <Plate rim="#4a3a33" well="#3d2f29" />
    {[-28, 14].map((y) => (
      <g key={y} transform={`rotate(-14) translate(0 ${y})`}>
        <rect x="-60" y="-15" width="92" height="34" rx="16" fill="#9c4f26" />
        <path d="M-44-12V16M-22-12V16M0-12V16" stroke="#6b3015" strokeWidth="5" />
        <rect x="32" y="-3" width="34" height="9" rx="4" fill="#f4e6d0" />
      </g>
    ))}
    {around(5, 62, 60).map(({ key, x, y }) => (
      <circle key={key} cx={x} cy={y} r="8" fill="#f1b93c" />
    ))}
  </>
)

export const Loaf = () => (
  <>
    <circle r="100" fill="#e7cfa9" />
    <circle r="92" fill="#f0ddbd" />
    <ellipse rx="66" ry="54" fill="#b9763a" transform="rotate(-24)" />
    <ellipse rx="54" ry="42" fill="#d29450" transform="rotate(-24)" />
    <path
      d="M-38-2Q-22-20-8-30M-18 16Q2-8 20-20M4 30Q22 8 40-4"
      stroke="#f5dcae"
      strokeWidth="8"
      strokeLinecap="round"
      fill="none"
    />
    {around(7, 80, 10).map(({ key, x, y }) => (
      <circle key={key} cx={x} cy={y} r="3" fill="#b98d55" />
    ))}
  </>
)
