const AGAIN_MS = 4_000

/**
 * Code that is fetched after the first screen, for `lazy`: when the network has gone meanwhile it
 * is fetched as soon as it is back. A plain `import()` would fail for good, and the page with it.
 */
export function whenReachable<File>(load: () => Promise<File>): () => Promise<File> {
  return async () => {
    for (;;) {
      try {
        return await load()
      } catch (error) {
        if (navigator.onLine && !isUnreachable(error)) throw error
        await new Promise((again) => setTimeout(again, AGAIN_MS))
      }
    }
  }
}

/** Browsers do not name this failure; each says in its own words that the file did not come. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|fetch/i.test(error.message)
