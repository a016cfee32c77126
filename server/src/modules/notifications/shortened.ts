/**
 * An address as a screen may show it: `m…a@example.com`, `+1508…100`. What has neither form is
 * shown as it is when it is short, else by its ends.
 */
export function shortened(address: string): string {
  const at = address.lastIndexOf('@')
  if (at > 0) return `${address.slice(0, 1)}…${address.slice(at - 1)}`
  if (address.startsWith('+')) return `${address.slice(0, 5)}…${address.slice(-3)}`
  return address.length <= 20 ? address : `${address.slice(0, 8)}…${address.slice(-4)}`
}
