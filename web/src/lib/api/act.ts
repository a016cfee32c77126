import { useMutation } from '@tanstack/react-query'
import type { ApiFailure, Endpoint, InputOf, OutputOf } from '#contract'
import { toast } from '../../ui/toast.tsx'
import { useRefusalWords } from '../i18n/refusals.ts'
import { type ProductId, useProduct } from '../products.tsx'
import { clientOf } from './clients.ts'
import { keyOf } from './keys.ts'
import { queries } from './queries.ts'

interface ActOptions<E extends Endpoint> {
  /** Said in a toast when it is done. */
  readonly says?: string | ((answer: OutputOf<E>) => string)
  /** Puts an Undo button on that toast. */
  readonly undo?: (answer: OutputOf<E>, input: InputOf<E>) => void
  /** Doors to read again after; all that is on screen unless given. */
  readonly refresh?: readonly Endpoint[]
  /** Writes the expected answer into the cache at once; gives back how to take it away again. */
  readonly optimistic?: (input: InputOf<E>) => (() => void) | undefined
  readonly onDone?: (answer: OutputOf<E>, input: InputOf<E>) => void
  /** Called on a refusal; answer true when the screen has shown it itself (no toast then). */
  readonly onRefused?: (failure: ApiFailure, input: InputOf<E>) => boolean | undefined
  readonly product?: ProductId
}

/**
 * Do something through a door: `const accept = useAct(zenvee.acceptBooking, { says: … })`,
 * then `accept.mutate(input)`. A refusal rolls back what was optimistic and is told in a toast.
 */
export function useAct<E extends Endpoint>(door: E, options: ActOptions<E> = {}) {
  const here = useProduct()
  const product = options.product ?? here
  const wordsFor = useRefusalWords()

  return useMutation<OutputOf<E>, ApiFailure, InputOf<E>, { takeBack: (() => void) | undefined }>({
    mutationFn: (input) => clientOf(product).call(door, input),
    onMutate: (input) => ({ takeBack: options.optimistic?.(input) }),
    onSuccess: (answer, input) => {
      if (options.says) sayDone(options, answer, input)
      options.onDone?.(answer, input)
    },
    onError: (failure, input, before) => {
      before?.takeBack?.()
      if (options.onRefused?.(failure, input)) return
      toast.refused(wordsFor(failure), failure.traceId)
    },
    onSettled: () => refreshDoors(product, options.refresh),
  })
}

function sayDone<E extends Endpoint>(
  { says, undo }: ActOptions<E>,
  answer: OutputOf<E>,
  input: InputOf<E>,
): void {
  const words = typeof says === 'function' ? says(answer) : says
  if (!words) return
  if (undo) toast.undo(words, () => undo(answer, input))
  else toast.done(words)
}

/** Mark doors (or, without a list, all of a product) as stale; what is on screen is read again. */
export async function refreshDoors(product: ProductId, doors?: readonly Endpoint[]): Promise<void> {
  const keys = doors ? doors.map((door) => keyOf(product, door)) : [[product]]
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
}

/**
 * Write into the cached answer of a door before the server has answered.
 * Gives back how to undo it: return that from `optimistic`.
 */
export function writeAnswer<E extends Endpoint>(
  product: ProductId,
  door: E,
  input: InputOf<E>,
  change: (now: OutputOf<E>) => OutputOf<E>,
): () => void {
  const key = keyOf(product, door, input)
  const before = queries.getQueryData<OutputOf<E>>(key)
  if (before !== undefined) queries.setQueryData<OutputOf<E>>(key, change(before))
  return () => queries.setQueryData(key, before)
}
