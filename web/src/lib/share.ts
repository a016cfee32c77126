/** Hand a link on: by the device's own sheet on phones, else it is copied. Null when it was let be. */
export async function shareLink(url: string, title: string): Promise<'shared' | 'copied' | null> {
  if ('share' in navigator && matchMedia('(pointer: coarse)').matches) {
    const isShared = await navigator.share({ url, title }).then(
      () => true,
      (error: unknown) =>
        error instanceof DOMException && error.name === 'AbortError' ? null : false,
    )
    if (isShared === null) return null
    if (isShared) return 'shared'
  }
  await navigator.clipboard.writeText(url)
  return 'copied'
}
