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
}

/** A photo of food; a drawing where there is none, or where it does not arrive. */
export function Picture({ src, name, className, isFirst }: PictureProps) {
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
      <svg viewBox="-120 -120 240 240" className="size-full max-h-40 p-[6%]" aria-hidden="true">
        <DishArt look={lookOf(name)} />
      </svg>
    </span>
  )
}
