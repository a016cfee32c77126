/** Durations are whole milliseconds. */
export const seconds = (n: number): number => n * 1000
export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const days = (n: number): number => n * 86_400_000

/** The instant so many milliseconds later (earlier when negative). */
export function addMs(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms)
}

/** Milliseconds from a to b; negative when b is earlier. */
export function msBetween(a: Date, b: Date): number {
  return b.getTime() - a.getTime()
}
