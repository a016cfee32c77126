import { Avatar } from '../avatar.tsx'
import { TONES } from '../badge.tsx'
import { cx } from '../cx.ts'
import type { MapMarker, MapVehicle } from './types.ts'

const DOTS = {
  plain: 'bg-muted',
  accent: 'bg-accent',
  good: 'bg-good',
  warn: 'bg-warn',
  bad: 'bg-bad',
  note: 'bg-note',
}

/** How a marker looks; a button when it can be chosen. */
export function MarkerArt({ marker }: { marker: MapMarker }) {
  if (!marker.onSelect)
    return (
      <span role="img" aria-label={marker.name} className="block">
        <Shape marker={marker} />
      </span>
    )
  return (
    <button
      type="button"
      aria-label={marker.tag ? `${marker.name}, ${marker.tag}` : marker.name}
      aria-pressed={marker.selected}
      onClick={marker.onSelect}
      className="block rounded-full"
    >
      <Shape marker={marker} />
    </button>
  )
}

function Shape({
  marker: { kind, name, photoUrl, tone = 'accent', tag, selected },
}: {
  marker: MapMarker
}) {
  if (kind === 'dot' && tag)
    return (
      <span
        className={cx(
          'flex h-6 min-w-6 items-center justify-center rounded-full px-1.5 text-micro font-semibold tabular shadow-2 ring-2 ring-surface',
          TONES[tone],
          selected && 'outline-2 outline-accent',
        )}
      >
        {tag}
      </span>
    )
  if (kind === 'dot')
    return (
      <span
        className={cx(
          'block size-3 rounded-full ring-2 ring-surface shadow-1',
          DOTS[tone],
          selected && 'size-4',
        )}
      />
    )
  if (kind === 'pin') return <Pin tag={tag} />
  return (
    <span
      className={cx(
        'flex flex-col items-center transition-transform duration-150',
        selected && 'scale-115',
      )}
    >
      <span
        className={cx(
          'flex items-center gap-1.5 rounded-full bg-surface p-0.75 shadow-3 ring-1 ring-line dark:bg-raised dark:ring-edge',
          selected && 'bg-ink text-ground ring-ink',
        )}
      >
        <Avatar name={name} src={photoUrl} size={34} />
        {tag && (
          <span className="pe-2.5 text-small font-semibold whitespace-nowrap tabular">{tag}</span>
        )}
      </span>
      <span
        className={cx('-mt-1 size-2.5 rotate-45 rounded-[2px] bg-surface', selected && 'bg-ink')}
      />
    </span>
  )
}

function Pin({ tag }: { tag?: string }) {
  return (
    <span className="flex flex-col items-center">
      {tag && (
        <span className="mb-1 rounded-full bg-ink px-2.5 py-1 text-small font-semibold whitespace-nowrap text-ground shadow-2">
          {tag}
        </span>
      )}
      <svg width="30" height="38" viewBox="0 0 30 38" aria-hidden="true" className="drop-shadow-md">
        <path
          d="M15 1C7.3 1 1.5 6.9 1.5 14.3 1.5 23.8 15 36.5 15 36.5s13.5-12.7 13.5-22.2C28.5 6.9 22.7 1 15 1z"
          className="fill-ink stroke-ground"
          strokeWidth="1.5"
        />
        <circle cx="15" cy="14.2" r="5" className="fill-ground" />
      </svg>
    </span>
  )
}

/** A van seen from above, turned by its heading; hollow when the fix is old. */
export function VehicleArt({ vehicle }: { vehicle: MapVehicle }) {
  return (
    <span
      role="img"
      aria-label={vehicle.name}
      className="relative flex size-14 items-center justify-center"
    >
      {!vehicle.stale && (
        <span className="absolute size-9 animate-pulse-ring rounded-full bg-accent/50" />
      )}
      <span data-heading className="relative block size-11">
        <svg
          viewBox="0 0 44 44"
          width="44"
          height="44"
          aria-hidden="true"
          className={cx('drop-shadow-lg', vehicle.stale && 'opacity-60')}
        >
          <circle cx="22" cy="22" r="17" className="fill-surface" />
          <circle
            cx="22"
            cy="22"
            r="14.5"
            className={vehicle.stale ? 'fill-control' : 'fill-accent'}
          />
          <path
            d="M22 12.5l6.2 15.2c.3.8-.5 1.6-1.3 1.2L22 26.6l-4.9 2.3c-.8.4-1.6-.4-1.3-1.2z"
            className="fill-on-accent"
          />
        </svg>
      </span>
    </span>
  )
}
