import { QueryClient } from '@tanstack/react-query'
import { ApiFailure } from '#contract'

const RETRIES = 2

/** True when trying again may help: no network, or the server is busy. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiFailure && (error.status === 0 || error.status >= 502)
}

/** The one cache of everything read from the API. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      gcTime: 30 * 60_000,
      networkMode: 'offlineFirst',
      retry: (failures, error) => failures < RETRIES && isPassing(error),
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
