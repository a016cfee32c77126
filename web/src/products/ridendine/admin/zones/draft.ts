import type { DispatchZone } from '#contract/dispatch'
import type { MapArea } from '../../../../ui/map/city-map.tsx'
import type { Cell } from './cells.ts'

/** A zone that is being drawn, new or changed. */
export interface Draft {
  readonly zone: DispatchZone | null
  readonly name: string
  readonly cells: readonly Cell[]
}

/** A tap puts a cell in, another takes it out. */
export function toggleCell(draft: Draft, cell: Cell): Draft {
  const isIn = draft.cells.some(({ id }) => id === cell.id)
  return {
    ...draft,
    cells: isIn ? draft.cells.filter(({ id }) => id !== cell.id) : [...draft.cells, cell],
  }
}

/** Zones as outlines; the one that is drawn cell by cell. */
export function areasOf(
  zones: readonly DispatchZone[],
  { open, draft }: { open: string | undefined; draft: Draft | undefined },
): MapArea[] {
  const drawn = zones
    .filter(({ id }) => id !== draft?.zone?.id)
    .flatMap((zone) =>
      zone.rings.map(
        (ring, place): MapArea => ({
          id: `${zone.id}:${place}`,
          name: zone.name,
          ring,
          tone: zone.id === open ? 'accent' : 'note',
        }),
      ),
    )
  const cells = (draft?.cells ?? []).map(
    ({ id, ring }): MapArea => ({ id, name: draft?.name ?? '', ring, tone: 'accent' }),
  )
  return [...drawn, ...cells]
}
