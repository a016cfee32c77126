import { useState } from 'react'
import { cx } from './cx.ts'

interface AvatarProps {
  readonly name: string
  readonly src?: string | null
  /** px */
  readonly size?: number
  /** 'online' draws a green dot with a ring, 'offline' an empty one. */
  readonly presence?: 'online' | 'offline'
  readonly square?: boolean
  readonly className?: string
}

/** A small number from a name: the same person always has the same art. */
export function seedOf(name: string): number {
  let hash = 2166136261
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
  return hash >>> 0
}

/** Hues that stay clean when dark; browns and olives are left out. */
const HUES = [12, 145, 165, 190, 212, 235, 258, 282, 308, 338]

const initialsOf = (name: string) => {
  const words = name.trim().split(/\s+/)
  return (
    (words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')
  ).toUpperCase()
}

/** A person's photo, or their initials on quiet drawn art that is always theirs. */
export function Avatar({ name, src, size = 40, presence, square, className }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null)
  const shape = square ? 'rounded-lg' : 'rounded-full'
  return (
    <span
      className={cx('relative inline-block shrink-0 align-middle', className)}
      style={{ width: size, height: size }}
    >
      {src && broken !== src ? (
        <img
          src={src}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          onError={() => setBroken(src)}
          className={cx('size-full bg-sunken object-cover', shape)}
        />
      ) : (
        <Art name={name} size={size} className={shape} />
      )}
      {presence && (
        <span
          aria-hidden
          className={cx(
            'absolute end-0 bottom-0 size-[22%] min-h-2.5 min-w-2.5 rounded-full ring-2 ring-surface',
            presence === 'online' ? 'bg-good' : 'border-2 border-control bg-surface',
          )}
        />
      )}
    </span>
  )
}

function Art({ name, size, className }: { name: string; size: number; className: string }) {
  const seed = seedOf(name)
  const hue = HUES[seed % HUES.length] ?? 200
  const turn = (seed >> 9) % 360
  const fill = `light-dark(oklch(0.9 0.045 ${hue}), oklch(0.37 0.055 ${hue}))`
  const wash = `light-dark(oklch(0.85 0.06 ${(hue + 18) % 360}), oklch(0.44 0.068 ${(hue + 18) % 360}))`
  const text = `light-dark(oklch(0.36 0.075 ${hue}), oklch(0.93 0.035 ${hue}))`
  return (
    <svg
      viewBox="0 0 40 40"
      width={size}
      height={size}
      aria-hidden="true"
      className={cx('block', className)}
    >
      <rect width="40" height="40" style={{ fill }} />
      <g transform={`rotate(${turn} 20 20)`} style={{ fill: wash }}>
        <circle cx={30 + (seed % 5)} cy="29" r={15 + (seed % 4)} />
      </g>
      <text
        x="20"
        y="20"
        dominantBaseline="central"
        textAnchor="middle"
        fontSize="15"
        fontWeight="600"
        letterSpacing="-0.3"
        style={{ fill: text }}
      >
        {initialsOf(name)}
      </text>
    </svg>
  )
}

/** Several people, one behind the other. */
export function AvatarStack({
  people,
  size = 32,
}: {
  people: readonly { name: string; src?: string | null }[]
  size?: number
}) {
  return (
    <span className="inline-flex">
      {people.map((person, place) => (
        <Avatar
          key={person.name}
          {...person}
          size={size}
          className={cx('rounded-full ring-2 ring-surface', place > 0 && '-ms-2')}
        />
      ))}
    </span>
  )
}
