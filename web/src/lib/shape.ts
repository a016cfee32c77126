/** What came from outside, looked at by hand: schemas would cost every first screen 30 kB. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether each of these fields holds words. */
export function hasWords<Name extends string>(
  value: unknown,
  ...names: readonly Name[]
): value is Record<Name, string> {
  return isRecord(value) && names.every((name) => typeof value[name] === 'string')
}
