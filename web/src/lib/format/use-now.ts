import { useSyncExternalStore } from 'react'
import { serverNow, watchClock } from '../clock.ts'
import { createStore } from '../store.ts'

const second = createStore<number>(Math.floor(serverNow() / 1000))
let timer: ReturnType<typeof setInterval> | undefined
let stopWatching: (() => void) | undefined
let watchers = 0

const tick = () => second.set(Math.floor(serverNow() / 1000))

function watch(listener: () => void): () => void {
  watchers += 1
  timer ??= setInterval(tick, 1000)
  stopWatching ??= watchClock(tick)
  const stop = second.watch(listener)
  tick()
  return () => {
    stop()
    watchers -= 1
    if (watchers > 0) return
    clearInterval(timer)
    stopWatching?.()
    timer = undefined
    stopWatching = undefined
  }
}

/**
 * The time (ms), in steps of `everySeconds`: one timer serves all clocks of a page, and a
 * component draws again only when its own step has passed.
 */
export function useNow(everySeconds = 1): number {
  const step = useSyncExternalStore(watch, () => Math.floor(second.get() / everySeconds))
  return step * everySeconds * 1000
}
