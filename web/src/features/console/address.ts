import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { z } from 'zod'

/** Writes some search params; what is `undefined` leaves the address. */
export type ChangeAddress<State> = (change: Partial<State>) => void

/**
 * What a screen keeps in the address (filters, tab, open row), read with its own schema so that a
 * bad link still opens. Opening something is a step that Back undoes; filters replace.
 */
export function useAddress<Schema extends z.ZodObject>(
  schema: Schema,
): readonly [z.output<Schema>, ChangeAddress<z.output<Schema>>] {
  const written = useSearch({ strict: false })
  const navigate = useNavigate()
  const state = useMemo(() => schema.parse(written), [schema, written])
  const change = useCallback<ChangeAddress<z.output<Schema>>>(
    (next) => {
      const opens = 'row' in next && next['row'] !== undefined
      void navigate({
        to: '.',
        search: (now: object) => ({ ...now, ...next }) as never,
        replace: !opens,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [state, change]
}
