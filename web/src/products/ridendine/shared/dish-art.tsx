export type DishLook =
  | 'stew'
  | 'salad'
  | 'flatbread'
  | 'dumplings'
  | 'rice'
  | 'tea'
  | 'curry'
  | 'herbs'
  | 'pasta'
  | 'sushi'
  | 'noodles'
  | 'taco'
  | 'fish'
  | 'grill'
  | 'loaf'

/** A dish seen from above, drawn around the middle with a radius of 100. */
export function DishArt({ look }: { look: DishLook }) {
  const Draw = DRAWN[look]
  return <Draw />
}

function Plate({ rim = '#fbf6ee', well = '#f1e7d8' }: { rim?: string; well?: string }) {
  return (
    <>
      <circle r="100" fill={rim} />
      <circle r="80" fill={well} />
    </>
  )
}

/** Points around a circle: how many, how far out, from which angle. */
function around(count: number, radius: number, from = 0) {
  return Array.from({ length: count }, (_, place) => {
    const angle = ((from + (place * 360) / count) * Math.PI) / 180
    return {
      key: `${count}.${radius}.${place}`,
      x: Math.round(Math.cos(angle) * radius * 10) / 10,
      y: Math.round(Math.sin(angle) * radius * 10) / 10,
      angle: from + (place * 360) / count,
    }
  })
}

function Leaf({
  x,
  y,
  turn,
  fill = '#4f8a46',
}: {
  x: number
  y: number
  turn: number
  fill?: string
}) {
  return (
    <path
      d="M0-15C10-8 10 8 0 15C-10 8-10-8 0-15Z"
      transform={`translate(${x} ${y}) rotate(${turn})`}
      fill={fill}
    />
  )
}

const Stew = () => (
  <>
    <Plate rim="#3f5f6b" well="#35525d" />
    <circle r="72" fill="#b4491f" />
    <path d="M-60-20a64 64 0 0 1 112-14a70 50 0 0 0-112 14Z" fill="#c95d2b" />
    {around(9, 44, 12).map(({ key, x, y }) => (
      <circle key={key} cx={x} cy={y} r="10" fill="#e6b566" />
    ))}
    {around(5, 22, 40).map(({ key, x, y, angle }) => (
      <rect
        key={key}
        x={x - 12}
        y={y - 7}
        width="24"
        height="14"
        rx="6"
        fill="#e98b3a"
        transform={`rotate(${angle} ${x} ${y})`}
      />
    ))}
    <Leaf x={-8} y={-4} turn={30} />
    <Leaf x={10} y={6} turn={-50} fill="#64a158" />
  </>
)

const Salad = () => (
  <>
    <Plate />
    {around(8, 46).map(({ key, x, y, angle }) => (
      <ellipse
        key={key}
        cx={x}
        cy={y}
        rx="30"
        ry="20"
        fill={angle % 90 ? '#7db15f' : '#5d9a4c'}
        transform={`rotate(${angle + 60} ${x} ${y})`}
      />
    ))}
    {around(5, 28, 20).map(({ key, x, y }) => (
      <g key={key}>
        <circle cx={x} cy={y} r="13" fill="#d8412f" />
        <circle cx={x} cy={y} r="7" fill="#e8705c" />
      </g>
    ))}
    {around(4, 52, 65).map(({ key, x, y }) => (
      <rect key={key} x={x - 8} y={y - 8} width="16" height="16" rx="3" fill="#fffaf0" />
    ))}
  </>
)

const Flatbread = () => (
  <>
    <circle r="100" fill="#9a6a3d" />
    <circle r="94" fill="#ab7845" />
    <circle r="80" fill="#e2b678" />
    <circle r="69" fill="#c8502c" />
    {around(7, 42, 8).map(({ key, x, y }) => (
      <circle key={key} cx={x} cy={y} r="15" fill="#f6ead2" />
    ))}
    {around(6, 56, 30).map(({ key, x, y, angle }) => (
      <Leaf key={key} x={x} y={y} turn={angle} fill="#4f8a46" />
    ))}
    {around(5, 20, 14).map(({ key, x, y }) => (
      <circle key={key} cx={x} cy={y} r="6" fill="#5b2f52" />
    ))}
    <path d="M-94 0H94M0-94V94" stroke="#9a6a3d" strokeWidth="3" opacity="0.55" />
  </>
)

const Dumplings = () => (
  <>
    <Plate rim="#c99b62" well="#d9b380" />
    {around(6, 48).map(({ key, x, y, angle }) => (
      <g key={key} transform={`translate(${x} ${y}) rotate(${angle})`}>
        <circle r="23" fill="#fbf3e4" />
        <path
          d="M0-18C5-6 5 6 0 18M0-18C-5-6-5 6 0 18M-14-8 14 8M-14 8 14-8"
          stroke="#e3d2b6"
          strokeWidth="3"
          fill="none"
        />
      </g>
    ))}
    <circle r="19" fill="#4a2c1e" />
    <circle r="14" fill="#6b3b22" />
  </>
)

const Rice = () => (
  <>
    <Plate rim="#e3eef0" well="#cfdfe3" />
    <circle r="66" fill="#f3d98b" />
    {around(14, 48, 4).map(({ key, x, y, angle }) => (
      <ellipse
        key={key}
        cx={x}
        cy={y}
        rx="10"
        ry="4"
        fill="#fbeebf"
        transform={`rotate(${angle * 2} ${x} ${y})`}
      />
    ))}
    {around(10, 26, 14).map(({ key, x, y, angle }) => (
      <ellipse
        key={key}
        cx={x}
        cy={y}
        rx="10"
        ry="4"
        fill="#fff6d6"
        transform={`rotate(${angle * 3} ${x} ${y})`}
      />
    ))}
    {around(6, 38, 22).map(({ key, x, y }) => (
      <circle key={key} cx={x} cy={y} r="7" fill="#6fa253" />
    ))}
    {around(4, 16, 45).map(({ key, x, y }) => (
      <circle key={key} cx={x} cy={y} r="6" fill="#8c3b2a" />
    ))}
  </>
)

const Tea = () => (
  <>
    <Plate rim="#e9d9c4" well="#f7efe3" />
    <circle r="58" fill="#fffdf8" />
    <circle r="49" fill="#a8622a" />
    <circle r="49" fill="#c17a38" opacity="0.55" cx="-6" cy="-7" />
    <Leaf x={6} y={-4} turn={40} fill="#5d9a4c" />
    <Leaf x={-10} y={9} turn={-20} fill="#77b165" />
    <rect x="58" y="-10" width="34" height="20" rx="10" fill="#fffdf8" />
  </>
)

const Curry = () => (
  <>
    <Plate rim="#7c3b2b" well="#6b3024" />
    <circle r="72" fill="#e0932f" />
    <path d="M-50 40a64 64 0 0 0 110-16a70 60 0 0 1-110 16Z" fill="#eda94a" />
    {around(6, 42, 26).map(({ key, x, y, angle }) => (
      <rect
        key={key}
        x={x - 13}
        y={y - 10}
        width="26"
        height="20"
        rx="7"
        fill="#fbf1da"
        transform={`rotate(${angle} ${x} ${y})`}
      />
    ))}
    {around(3, 18).map(({ key, x, y, angle }) => (
      <Leaf key={key} x={x} y={y} turn={angle + 20} fill="#3f7f3f" />
    ))}
    <path
      d="M-30-44q10-12 22-4"
      stroke="#c22f23"
      strokeWidth="8"
      strokeLinecap="round"
      fill="none"
    />
  </>
)

const Herbs = () => (
  <>
    <Plate rim="#f5e9d7" well="#eadbc3" />
    {around(9, 36).map(({ key, x, y, angle }) => (
      <g key={key} transform={`translate(${x} ${y}) rotate(${angle + 90}) scale(2)`}>
        <Leaf x={0} y={0} turn={0} fill={angle % 80 ? '#4f8a46' : '#77b165'} />
      </g>
    ))}
  </>
)

const Pasta = () => (
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

const Sushi = () => (
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

const Noodles = () => (
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

const Taco = () => (
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

const Fish = () => (
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

const Grill = () => (
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

const Loaf = () => (
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

const DRAWN: Readonly<Record<DishLook, () => React.JSX.Element>> = {
  stew: Stew,
  salad: Salad,
  flatbread: Flatbread,
  dumplings: Dumplings,
  rice: Rice,
  tea: Tea,
  curry: Curry,
  herbs: Herbs,
  pasta: Pasta,
  sushi: Sushi,
  noodles: Noodles,
  taco: Taco,
  fish: Fish,
  grill: Grill,
  loaf: Loaf,
}
