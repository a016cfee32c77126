import sharp from 'sharp'
import { fillOf } from './food-shapes.ts'
import type { Look } from './kitchen-plan.ts'
import { Pencil, shade } from './pencil.ts'

const WIDTH = 800
const HEIGHT = 600
/** Drawn in large units, kept as small as a card needs it. */
const SCALE = 0.8

/** A dish seen from above on a table, the same every time for the same name. */
export function drawDish(dish: {
  name: string
  look: Look
  tint: string
  ground: string
}): Promise<Buffer> {
  const pencil = new Pencil(dish.name)
  const isDark = pencil.next() < 0.35
  const picture = `${tableOf(pencil, dish.ground)}
    <g transform="translate(${WIDTH / 2 + pencil.between(-24, 24)} ${HEIGHT / 2 + pencil.between(-10, 18)}) rotate(${pencil.between(-12, 12)})">
      ${crockeryOf(dish.look, isDark, dish.ground)}
      ${fillOf(dish.look, dish.tint, pencil)}
    </g>`
  return paint(picture, WIDTH, HEIGHT)
}

/** A kitchen's cover: its table with three of its dishes, cut by the edge. */
export function drawCover(kitchen: {
  name: string
  ground: string
  dishes: readonly { look: Look; tint: string; name: string }[]
}): Promise<Buffer> {
  const pencil = new Pencil(`cover of ${kitchen.name}`)
  const spots = [
    { x: 230, y: 250, size: 1.05 },
    { x: 700, y: 330, size: 1.3 },
    { x: 1130, y: 170, size: 0.95 },
  ]
  const plates = spots.map(({ x, y, size }, index) => {
    const dish = kitchen.dishes[index % kitchen.dishes.length]
    if (!dish) return ''
    const own = new Pencil(`${kitchen.name} ${dish.name}`)
    return `<g transform="translate(${x} ${y}) rotate(${own.between(-20, 20)}) scale(${size})">
      ${crockeryOf(dish.look, index === 1, kitchen.ground)}${fillOf(dish.look, dish.tint, own)}</g>`
  })
  return paint(`${tableOf(pencil, kitchen.ground, 1280, 520)}${plates.join('')}`, 1280, 520)
}

/** The chef: an apron and a face of their own, no likeness of anybody. */
export function drawChef(chef: { name: string; ground: string }): Promise<Buffer> {
  const pencil = new Pencil(chef.name)
  const skin = pencil.pick(['#f1d0b0', '#e3b58d', '#c98f63', '#a56d46', '#7d4e31', '#5c3824'])
  const hair = pencil.pick(['#2a211c', '#4a3426', '#6b4a2f', '#8a8078', '#1d1d22', '#a5542f'])
  const isLong = pencil.next() < 0.5
  const scarf = pencil.pick(['#e8b23f', '#d9573f', '#5fa08a', '#f0e6d6', '#7f8fc9'])
  const face = `
    <rect width="480" height="480" fill="${shade(chef.ground, 0.28)}"/>
    <circle cx="240" cy="200" r="210" fill="${shade(chef.ground, 0.4)}"/>
    ${isLong ? `<path d="M128 190c-18 150 10 190 34 210h156c24-20 52-60 34-210Z" fill="${hair}"/>` : ''}
    <path d="M70 480c8-110 78-150 170-150s162 40 170 150Z" fill="#f6f0e6"/>
    <path d="M150 480v-92c0-30 180-30 180 0v92Z" fill="${shade(chef.ground, -0.1)}"/>
    <rect x="205" y="280" width="70" height="80" rx="34" fill="${shade(skin, -0.12)}"/>
    <ellipse cx="240" cy="208" rx="92" ry="106" fill="${skin}"/>
    <path d="M146 200c0-80 46-112 96-112s92 34 92 112c-26-30-40-52-52-66-40 26-90 30-136 66Z" fill="${hair}"/>
    <path d="M150 150c30-62 150-62 180 0 8-74-40-104-90-104s-98 30-90 104Z" fill="${scarf}"/>
    <g fill="#2b2320"><circle cx="206" cy="210" r="7"/><circle cx="274" cy="210" r="7"/></g>
    <path d="M208 254c18 16 46 16 64 0" stroke="#8a4a3a" stroke-width="7" fill="none" stroke-linecap="round"/>`
  return paint(face, 480, 480)
}

function paint(content: string, width: number, height: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SCALE}" height="${height * SCALE}" viewBox="0 0 ${width} ${height}">${content}</svg>`
  // JPEG: half the time of WebP to write, and it is written twice.
  return sharp(Buffer.from(svg)).jpeg({ quality: 86 }).toBuffer()
}

/** Wood or cloth in the kitchen's colour, with light from the upper left. */
function tableOf(pencil: Pencil, ground: string, width = WIDTH, height = HEIGHT): string {
  const isCloth = pencil.next() < 0.5
  const lines = isCloth
    ? Array.from({ length: 9 }, (_, index) => {
        const at = (index + 0.5) * (width / 9)
        return `<rect x="${at - 7}" width="14" height="${height}" fill="#fff" opacity=".06"/><rect y="${at - 7}" width="${width}" height="14" fill="#fff" opacity=".06"/>`
      })
    : Array.from({ length: 5 }, (_, index) => {
        const y = index * (height / 5)
        return `<rect y="${y}" width="${width}" height="${height / 5 - 3}" fill="${shade(ground, pencil.between(-8, 8) / 100)}"/>
          <path d="M0 ${y + pencil.between(20, 80)}q${width / 3} ${pencil.between(-18, 18)} ${width} 0" stroke="#000" opacity=".07" stroke-width="3" fill="none"/>`
      })
  return `<defs><radialGradient id="light" cx=".25" cy=".15" r="1.1"><stop offset="0" stop-color="#fff" stop-opacity=".28"/>
    <stop offset=".6" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".28"/></radialGradient>
    <radialGradient id="gloss" cx=".35" cy=".28" r=".9"><stop offset="0" stop-color="#fff" stop-opacity=".35"/><stop offset=".7" stop-color="#fff" stop-opacity="0"/></radialGradient></defs>
    <rect width="${width}" height="${height}" fill="${ground}"/>${lines.join('')}<rect width="${width}" height="${height}" fill="url(#light)"/>`
}

/** A bowl, a plate, a board or a glass, with its shadow. */
function crockeryOf(look: Look, isDark: boolean, ground: string): string {
  if (look === 'drink')
    return '<ellipse cx="14" cy="20" rx="150" ry="146" fill="#000" opacity=".25"/><circle r="142" fill="#f3ece0"/><circle r="128" fill="#e2d8c8"/>'
  if (['bread', 'pie', 'flatbread', 'taco'].includes(look))
    return `<rect x="-252" y="-172" width="520" height="372" rx="46" fill="#000" opacity=".22"/>
      <rect x="-262" y="-188" width="524" height="376" rx="44" fill="#b98a58"/><rect x="-248" y="-174" width="496" height="348" rx="36" fill="#c79a68"/>
      <path d="M-240-90q240 26 480 0M-240 40q240-22 480 0" stroke="#a97c4c" stroke-width="4" fill="none"/>`
  const isBowl = ['stew', 'soup', 'curry', 'noodles', 'dip'].includes(look)
  const rim = isDark ? shade(ground, -0.45) : '#f6efe3'
  const well = isDark ? shade(ground, -0.32) : '#e9dfcf'
  return `<ellipse cx="18" cy="28" rx="246" ry="240" fill="#000" opacity=".26"/><circle r="240" fill="${rim}"/>
    <circle r="${isBowl ? 212 : 196}" fill="${well}"/><circle r="240" fill="url(#gloss)"/>`
}
