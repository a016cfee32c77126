import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'

/** Ticks of the kernel's clock in a second: 100 on every Linux that Node runs on. */
const TICKS_A_SECOND = 100
const PROC = '/proc'

/** Where the database's processes have got to: seconds on a processor, and when that was read. */
export interface CpuReading {
  readonly seconds: number
  readonly atMs: number
}

interface Stat {
  readonly name: string
  readonly parent: number
  readonly own: number
  /** Of children that have ended and were waited for. */
  readonly ended: number
}

/**
 * Seconds that a PostgreSQL on this machine has spent on processors since it began: of its
 * postmaster, of the processes it has, and of those that have ended (the postmaster waits for each,
 * and the kernel adds up). Undefined where there is no such process here to look at.
 */
export async function readDatabaseCpu(backendPid: number): Promise<CpuReading | undefined> {
  const backend = await statOf(backendPid)
  if (backend?.name !== 'postgres') return undefined
  const postmaster = await statOf(backend.parent)
  if (postmaster?.name !== 'postgres') return undefined
  let ticks = postmaster.own + postmaster.ended
  for (const entry of await readdir(PROC)) {
    if (!/^\d+$/.test(entry)) continue
    const child = await statOf(Number(entry))
    if (child?.parent === backend.parent) ticks += child.own + child.ended
  }
  return { seconds: ticks / TICKS_A_SECOND, atMs: performance.now() }
}

/** The share of all processors of this machine that was taken between two readings, 0 to 1. */
export function cpuShare(before: CpuReading, now: CpuReading): number {
  const wallS = (now.atMs - before.atMs) / 1000
  if (wallS <= 0) return 0
  const share = (now.seconds - before.seconds) / (wallS * availableParallelism())
  return Math.min(1, Math.max(0, share))
}

/** `pid (name) state ppid …`; the name may hold spaces and brackets. */
async function statOf(pid: number): Promise<Stat | undefined> {
  const text = await readFile(`${PROC}/${pid}/stat`, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const close = text.lastIndexOf(')')
  const fields = text.slice(close + 2).split(' ')
  const number = (field: number) => Number(fields[field - 3])
  return {
    name: text.slice(text.indexOf('(') + 1, close),
    parent: number(4),
    own: number(14) + number(15),
    ended: number(16) + number(17),
  }
}
