import type { City } from '../play/city.ts'
import type { Play } from './play.ts'

const EVERY_MS = 500

/** A line that says how far it is; overwritten in a terminal, now and then elsewhere. */
export interface Progress {
  say(what: string): void
  at(city: City, closesAt: number, shows: Play['shows']): void
  end(): void
}

export const silent: Progress = { say: () => {}, at: () => {}, end: () => {} }

/** Progress on a stream. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  const started = performance.now()
  const every = stream.isTTY ? EVERY_MS : EVERY_MS * 20
  let shownAt = 0
  const show = (line: string) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(4)
    stream.write(stream.isTTY ? `\r\u001b[K${seconds} s  ${line}` : `${seconds} s  ${line}\n`)
  }
  return {
    say: show,
    at(city, closesAt, shows) {
      if (performance.now() - shownAt < every) return
      shownAt = performance.now()
      const clock = new Date(city.now()).toISOString().slice(0, 16).replace('T', ' ')
      const phase = city.now() < closesAt ? '' : ', closing'
      const counts = shows.map(([name, what]) => `${city.tally.counts.get(name) ?? 0} ${what}`)
      show(`${clock}${phase}: ${counts.join(', ')}`)
    },
    end: () => void (stream.isTTY && stream.write('\r\u001b[K')),
  }
}
