import { useState } from 'react'
import { cx } from '../../../ui/index.ts'
import { DishArt, type DishLook } from './dish-art.tsx'

const LOOKS: readonly DishLook[] = [
  'stew',
  'salad',
  'flatbread',
  'dumplings',
  'rice',
  'curry',
  'tea',
  'herbs',
]

/** The same name has the same picture. */
function lookOf(name: string): DishLook {
  const sum = [...name].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) >>> 0, 7)
  return LOOKS[sum % LOOKS.length] ?? 'stew'
}

interface PictureProps {
  readonly src: string | null
  /** Of the dish or kitchen: chooses the drawing where there is no photo. */
  readonly name: string
  readonly className?: string
  /** Among the first things that are seen. */
  readonly isFirst?: boolean
  /** Of a whole kitchen: a table of plates where there is no photo. */
  readonly isWide?: boolean
}

/** A photo of food; a drawing where there is none, or where it does not arrive. */
export function Picture({ src, name, className, isFirst, isWide }: PictureProps) {
  const [isBroken, setBroken] = useState(false)
  return src && !isBroken ? (
    <img
      src={src}
      alt=""
      loading={isFirst ? 'eager' : 'lazy'}
      decoding="async"
      onError={() => setBroken(true)}
      className={cx('bg-sunken object-cover', className)}
    />
  ) : (
    <span
      aria-hidden
      className={cx('flex items-center justify-center overflow-hidden bg-accent-soft', className)}
    >
      {isWide ? (
        <Table name={name} />
      ) : (
        <svg viewBox="-120 -120 240 240" className="size-full p-[6%]" aria-hidden="true">
          <DishArt look={lookOf(name)} />
        </svg>
      )}
    </span>
  )
}

const PLACES = [
  { x: -250, y: 40, size: 0.9 },
  { x: 0, y: -20, size: 1.15 },
  { x: 250, y: 60, size: 0.95 },
  { x: -400, y: -110, size: 0.7 },
  { x: 390, y: -110, size: 0.75 },
  { x: -140, y: -190, size: 0.55 },
]

function Table({ name }: { name: string }) {
  return (
    <svg
      viewBox="-320 -180 640 360"
      preserveAspectRatio="xMidYMid slice"
      className="size-full"
      aria-hidden="true"
    >
      {PLACES.map(({ x, y, size }, place) => (
        <g key={x} transform={`translate(${x} ${y}) scale(${size})`}>
          <DishArt look={lookOf(`${name}${place * 7}`)} />
        </g>
      ))}
    </svg>
  )
}
