import { readFileSync } from 'node:fs'

/** Resident memory of a process, bytes, from /proc; NaN where there is none. */
export function residentBytes(pid: number): number {
  try {
    const kept = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return kept ? Number(kept[1]) * 1024 : Number.NaN
  } catch {
    return Number.NaN
  }
}
