import type { Look } from './kitchen-plan.ts'
import { type Pencil, shade } from './pencil.ts'

/** What lies on the plate, around the middle, within a radius of about 190. */
export function fillOf(look: Look, tint: string, pencil: Pencil): string {
  return SHAPES[look](tint, pencil)
}

type Shape = (tint: string, pencil: Pencil) => string
const GREENS = ['#4f8a46', '#6f9f45', '#3f7a4a'] as const

function leaves(pencil: Pencil, count: number, radius: number): string {
  return pencil
    .scatter(count, radius)
    .map(
      ({ x, y, turn }) =>
        `<path d="M0-22C15-11 15 11 0 22C-15 11-15-11 0-22Z" transform="translate(${x} ${y}) rotate(${turn}) scale(${0.7 + pencil.next() * 0.6})" fill="${pencil.pick(GREENS)}"/>`,
    )
    .join('')
}

function blobs(
  pencil: Pencil,
  of: { count: number; radius: number; size: number; colour: string },
): string {
  return pencil
    .scatter(of.count, of.radius)
    .map(
      ({ x, y, turn }) =>
        `<ellipse rx="${of.size * (0.8 + pencil.next() * 0.5)}" ry="${of.size * (0.6 + pencil.next() * 0.4)}" transform="translate(${x} ${y}) rotate(${turn})" fill="${shade(of.colour, pencil.between(-12, 16) / 100)}"/>`,
    )
    .join('')
}

function sauce(tint: string, radius: number): string {
  return `<circle r="${radius}" fill="${shade(tint, -0.18)}"/><circle r="${radius - 10}" fill="${tint}"/>
    <path d="M${-radius * 0.72}-${radius * 0.3}a${radius * 0.8} ${radius * 0.8} 0 0 1 ${radius * 1.2}-${radius * 0.25}a${radius} ${radius * 0.7} 0 0 0-${radius * 1.2} ${radius * 0.25}Z" fill="#fff" opacity=".18"/>`
}

const stew: Shape = (tint, pencil) =>
  `${sauce(tint, 188)}${blobs(pencil, { count: 16, radius: 140, size: 30, colour: shade(tint, -0.28) })}
   ${blobs(pencil, { count: 9, radius: 130, size: 22, colour: pencil.pick(['#e6b566', '#d98a3a', '#e9d7b0']) })}${leaves(pencil, 8, 120)}`

const soup: Shape = (tint, pencil) =>
  `${sauce(tint, 188)}<path d="M-120 30c60-70 140-70 200-30s60 70 30 80" stroke="${shade(tint, 0.4)}" stroke-width="10" fill="none" stroke-linecap="round" opacity=".8"/>
   ${blobs(pencil, { count: 11, radius: 120, size: 15, colour: shade(tint, 0.25) })}${leaves(pencil, 6, 90)}`

const curry: Shape = (tint, pencil) =>
  `${sauce(tint, 188)}${blobs(pencil, { count: 13, radius: 130, size: 26, colour: shade(tint, 0.16) })}
   <path d="M-90-40c40-50 130-40 150 10s-50 90-110 70" stroke="#fbeed8" stroke-width="12" fill="none" stroke-linecap="round" opacity=".85"/>${leaves(pencil, 7, 110)}`

const rice: Shape = (tint, pencil) => {
  const grains = pencil
    .scatter(230, 168)
    .map(
      ({ x, y, turn }) =>
        `<rect x="-10" y="-4" width="20" height="8" rx="4" transform="translate(${x} ${y}) rotate(${turn})" fill="${shade(tint, pencil.between(0, 55) / 100)}"/>`,
    )
    .join('')
  return `<circle r="176" fill="${shade(tint, -0.08)}"/>${grains}${blobs(pencil, { count: 8, radius: 110, size: 20, colour: pencil.pick(['#8a4a2a', '#c9503a', '#5a3a28']) })}${leaves(pencil, 7, 110)}`
}

const noodles: Shape = (tint, pencil) => {
  const swirl = Array.from({ length: 26 }, (_, index) => {
    const far = 24 + index * 5.4
    const turn = pencil.between(0, 360)
    return `<path d="M${-far} 0a${far} ${far * 0.82} 0 0 1 ${far * 1.7}-${far * 0.35}" transform="rotate(${turn})" stroke="${shade('#e8c98a', pencil.between(-14, 12) / 100)}" stroke-width="9" fill="none" stroke-linecap="round"/>`
  }).join('')
  return `${sauce(tint, 188)}${swirl}${blobs(pencil, { count: 5, radius: 90, size: 30, colour: '#9a5a3a' })}${leaves(pencil, 8, 120)}`
}

const pasta: Shape = (tint, pencil) => {
  const ribbons = Array.from({ length: 22 }, (_, index) => {
    const far = 30 + index * 5
    return `<path d="M${-far} 10q${far} ${-far * 0.9} ${far * 1.9} 0" transform="rotate(${pencil.between(0, 360)})" stroke="${shade('#ecc877', pencil.between(-12, 14) / 100)}" stroke-width="17" fill="none" stroke-linecap="round"/>`
  }).join('')
  return `${ribbons}${blobs(pencil, { count: 17, radius: 96, size: 22, colour: tint })}${blobs(pencil, { count: 12, radius: 110, size: 6, colour: '#fbf3dd' })}${leaves(pencil, 5, 70)}`
}

const dumplings: Shape = (tint, pencil) =>
  [...pencil.scatter(7, 118)]
    .map(
      ({ x, y, turn }) =>
        `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M-58 18a58 46 0 0 1 116 0q-58 26-116 0Z" fill="${shade(tint, -0.2)}"/>
         <path d="M-54 12a54 42 0 0 1 108 0q-54 22-108 0Z" fill="${tint}"/><path d="M-40-6q8-16 16-2q8-18 16-3q8-18 16 0q10-14 18 5" stroke="${shade(tint, -0.22)}" stroke-width="6" fill="none" stroke-linecap="round"/></g>`,
    )
    .join('') + leaves(pencil, 9, 150)

const flatbread: Shape = (tint, pencil) =>
  `<ellipse rx="216" ry="150" fill="${shade(tint, -0.25)}" cy="8"/><ellipse rx="212" ry="146" fill="${tint}"/>
   <ellipse rx="168" ry="108" fill="${shade(tint, 0.2)}"/>${blobs(pencil, { count: 12, radius: 120, size: 19, colour: pencil.pick(['#8a4a2a', '#b5452a', '#6f8f3f']) })}
   ${blobs(pencil, { count: 10, radius: 128, size: 11, colour: shade(tint, -0.4) })}${leaves(pencil, 8, 110)}`

const grill: Shape = (tint, pencil) =>
  Array.from({ length: 4 }, (_, index) => {
    const y = -96 + index * 62
    const bars = Array.from(
      { length: 5 },
      (_bar, bar) =>
        `<rect x="${-120 + bar * 54}" y="-19" width="9" height="40" rx="4" fill="${shade(tint, -0.5)}" transform="skewX(-20)"/>`,
    ).join('')
    return `<g transform="translate(${pencil.between(-14, 14)} ${y}) rotate(${pencil.between(-5, 5)})"><rect x="-182" y="-3" width="364" height="7" rx="3" fill="#d9b98a"/>
      <rect x="-142" y="-25" width="284" height="50" rx="24" fill="${shade(tint, -0.25)}"/><rect x="-140" y="-25" width="280" height="44" rx="22" fill="${tint}"/>${bars}</g>`
  }).join('') + leaves(pencil, 9, 150)

const fish: Shape = (tint, pencil) =>
  `${blobs(pencil, { count: 12, radius: 150, size: 30, colour: '#d9c27a' })}<path d="M-168 8C-90-92 60-92 132-6l58-52c-10 40-10 72 0 112l-58-48C60 92-90 98-168 8Z" fill="${shade(tint, -0.15)}"/>
   <path d="M-160 4C-90-80 56-82 124-6C56 64-90 78-160 4Z" fill="${tint}"/><path d="M-60-40l20 76M-10-48l20 88M40-42l16 72" stroke="${shade(tint, -0.35)}" stroke-width="8" stroke-linecap="round"/>
   <circle cx="-122" cy="-6" r="8" fill="#2b2320"/><circle cx="96" cy="-112" r="40" fill="#f2d44a"/><circle cx="96" cy="-112" r="30" fill="#f8e88a"/>${leaves(pencil, 8, 150)}`

const salad: Shape = (tint, pencil) =>
  `${leaves(pencil, 26, 170).replaceAll('scale(', 'scale(2.')}${blobs(pencil, { count: 14, radius: 140, size: 20, colour: tint })}
   ${blobs(pencil, { count: 9, radius: 130, size: 15, colour: '#d9473f' })}${blobs(pencil, { count: 10, radius: 140, size: 9, colour: '#fbf3dd' })}`

const taco: Shape = (tint, pencil) =>
  [-158, 0, 158]
    .map(
      (x) =>
        `<g transform="translate(${x} ${pencil.between(-12, 12)}) rotate(${pencil.between(-16, 16)})"><ellipse rx="82" ry="138" fill="#d9a850"/><ellipse rx="76" ry="132" fill="#eec678"/>
         <g transform="scale(.46 .8)">${blobs(pencil, { count: 14, radius: 110, size: 26, colour: tint })}</g><g transform="scale(.42 .8)">${leaves(pencil, 9, 110)}</g>
         ${blobs(pencil, { count: 6, radius: 56, size: 8, colour: '#f6e6f0' })}</g>`,
    )
    .join('')

const rolls: Shape = (tint, pencil) =>
  pencil
    .scatter(11, 140)
    .map(
      ({ x, y }) =>
        `<g transform="translate(${x} ${y})"><circle r="42" fill="${shade(tint, -0.45)}"/><circle r="35" fill="#f4efe4"/><circle r="19" fill="${tint}"/><circle cx="7" cy="-6" r="8" fill="${pencil.pick(GREENS)}"/></g>`,
    )
    .join('')

const pie: Shape = (tint, pencil) =>
  [...pencil.scatter(3, 120)]
    .map(
      ({ x, y }) =>
        `<g transform="translate(${x * 1.25} ${y})"><circle r="88" fill="#a9702f"/><circle r="82" fill="#d9a352"/><circle r="64" fill="${tint}"/>
         ${blobs(pencil, { count: 7, radius: 44, size: 13, colour: shade(tint, -0.45) })}<circle r="64" fill="url(#gloss)"/></g>`,
    )
    .join('')

const cake: Shape = (tint, pencil) =>
  `<path d="M-150 70L0-130L150 70Q0 128-150 70Z" fill="${shade(tint, -0.3)}"/><path d="M-144 56L0-130L144 56Q0 104-144 56Z" fill="${tint}"/>
   <path d="M-118 22Q0 66 118 22L96-6Q0 30-96-6Z" fill="${shade(tint, 0.45)}"/>${blobs(pencil, { count: 8, radius: 120, size: 12, colour: '#9a2f45' })}${leaves(pencil, 3, 130)}`

const bread: Shape = (tint, pencil) =>
  [-66, 66]
    .map(
      (y) =>
        `<g transform="translate(${pencil.between(-18, 18)} ${y}) rotate(${pencil.between(-8, 8)})"><rect x="-190" y="-54" width="380" height="116" rx="58" fill="${shade(tint, -0.35)}"/>
         <rect x="-188" y="-56" width="376" height="106" rx="53" fill="${tint}"/>${[-110, -40, 30, 100].map((x) => `<path d="M${x}-30q34 26 26 62" stroke="${shade(tint, 0.5)}" stroke-width="13" fill="none" stroke-linecap="round"/>`).join('')}</g>`,
    )
    .join('') + blobs(pencil, { count: 10, radius: 200, size: 5, colour: '#f0dcb0' })

const drink: Shape = (tint, pencil) =>
  `<circle r="118" fill="${shade(tint, -0.15)}"/><circle r="112" fill="${tint}"/>
   ${pencil
     .scatter(4, 62)
     .map(
       ({ x, y, turn }) =>
         `<rect x="-27" y="-27" width="54" height="54" rx="12" transform="translate(${x} ${y}) rotate(${turn})" fill="#fff" opacity=".4"/>`,
     )
     .join('')}${leaves(pencil, 3, 60)}<circle r="128" fill="url(#gloss)"/>`

const dip: Shape = (tint, pencil) =>
  `<circle r="184" fill="${shade(tint, -0.16)}"/><circle r="176" fill="${tint}"/>
   <path d="M-110 20c0-90 150-110 190-20s-90 120-130 60s60-80 70-20" stroke="${shade(tint, 0.38)}" stroke-width="24" fill="none" stroke-linecap="round"/>
   <path d="M-60-60c40-40 120-30 130 30" stroke="#c9a52f" stroke-width="12" fill="none" stroke-linecap="round" opacity=".9"/>${blobs(pencil, { count: 12, radius: 120, size: 9, colour: '#8a4a2a' })}${leaves(pencil, 6, 120)}`

const SHAPES: Readonly<Record<Look, Shape>> = {
  stew,
  soup,
  curry,
  rice,
  noodles,
  pasta,
  dumplings,
  flatbread,
  grill,
  fish,
  salad,
  taco,
  rolls,
  pie,
  cake,
  bread,
  drink,
  dip,
}
