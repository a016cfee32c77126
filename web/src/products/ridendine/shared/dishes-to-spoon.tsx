import { around, Leaf, Plate } from './dish-parts.tsx'

export const Stew = () => (
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

export const Salad = () => (
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

export const Flatbread = () => (
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

export const Dumplings = () => (
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

export const Rice = () => (
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

export const Tea = () => (
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

export const Curry = () => (
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
