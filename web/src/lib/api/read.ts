import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import type { Endpoint, InputOf, OutputOf } from '#contract'
import { useTopics } from '../live/use-topics.ts'
import { type ProductId, useProduct } from '../products.tsx'
import { clientOf } from './clients.ts'
import { keepNewer, keyOf } from './keys.ts'

interface ReadOptions {
  /** Rooms whose news make this answer stale: `['zenvee.booking:' + id]`. */
  readonly topics?: readonly string[]
  readonly enabled?: boolean
  /** Milliseconds between reads, for what has no room. */
  readonly every?: number
  /** Show the last answer while the next one (other filters) is fetched. */
  readonly keep?: boolean
  readonly product?: ProductId
}

/** Query options of a door, for loaders: `context.queries.ensureQueryData(reading(…))`. */
export function reading<E extends Endpoint>(product: ProductId, door: E, input: InputOf<E>) {
  return queryOptions({
    queryKey: keyOf(product, door, input),
    queryFn: ({ signal }): Promise<OutputOf<E>> => clientOf(product).call(door, input, { signal }),
    structuralSharing: keepNewer,
  })
}

/**
 * Read a door and stay fresh: refetched when one of its rooms speaks.
 * Throws nothing; look at `isPending`, `error` (ApiFailure) and `data`.
 */
export function useRead<E extends Endpoint>(door: E, input: InputOf<E>, options: ReadOptions = {}) {
  const here = useProduct()
  const product = options.product ?? here
  const query = reading(product, door, input)
  useTopics(options.topics ?? NONE, query.queryKey)
  return useQuery({
    ...query,
    enabled: options.enabled,
    refetchInterval: options.every,
    placeholderData: options.keep ? keepPreviousData : undefined,
  })
}

/** Items of all pages read so far, and how to read the next. For doors made with `page(…)`. */
export function useReadPages<E extends Endpoint>(
  door: E,
  input: InputOf<E>,
  options: ReadOptions = {},
) {
  const here = useProduct()
  const product = options.product ?? here
  const queryKey = [...keyOf(product, door, input), 'pages']
  useTopics(options.topics ?? NONE, queryKey)
  const query = useInfiniteQuery({
    ...infiniteQueryOptions({
      queryKey,
      queryFn: async ({ signal, pageParam }): Promise<PageOf<E>> => {
        const answer = await clientOf(product).call(door, withCursor(input, pageParam), { signal })
        if (!isPage<E>(answer)) throw new Error(`${door.path} does not answer in pages`)
        return answer
      },
      initialPageParam: NO_CURSOR,
      getNextPageParam: (last) => last.nextCursor,
    }),
    enabled: options.enabled,
    refetchInterval: options.every,
    placeholderData: options.keep ? keepPreviousData : undefined,
  })
  const items = query.data?.pages.flatMap((page): readonly ItemOf<E>[] => page.items) ?? []
  return { ...query, items }
}

type ItemOf<E> = OutputOf<E> extends { items: (infer Item)[] } ? Item : never
type PageOf<E> = OutputOf<E> & { items: ItemOf<E>[]; nextCursor: string | null }

function isPage<E>(answer: OutputOf<E>): answer is PageOf<E> {
  return Boolean(answer) && typeof answer === 'object' && 'items' in Object(answer)
}

const NONE: readonly string[] = []
const NO_CURSOR: string | null = null

function withCursor<Input>(input: Input, cursor: string | null): Input {
  return cursor ? { ...input, cursor } : input
}
