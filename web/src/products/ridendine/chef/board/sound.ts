import { useEffect, useSyncExternalStore } from 'react'

/** Browsers let a page make a sound only after a tap; until then it asks for one. */
type Sound = 'asleep' | 'on' | 'muted'

const KEPT = 'ridendine.kitchen.sound'
const EVERY_MS = 2600
/** Two notes up, like a counter bell: heard over a frying pan, bearable for an evening. */
const NOTES = [
  { hertz: 880, at: 0 },
  { hertz: 1174.7, at: 0.16 },
  { hertz: 1568, at: 0.32 },
] as const

let context: AudioContext | null = null
let isMuted = readMuted()
const listeners = new Set<() => void>()

function readMuted(): boolean {
  try {
    return localStorage.getItem(KEPT) === 'muted'
  } catch {
    return false
  }
}

function state(): Sound {
  if (isMuted) return 'muted'
  return context?.state === 'running' ? 'on' : 'asleep'
}

function changed(): void {
  for (const listener of listeners) listener()
}

/** Wake the sound, within a tap. */
export async function wakeSound(): Promise<void> {
  context ??= new AudioContext()
  context.onstatechange = changed
  await context.resume()
  setMuted(false)
  ring()
}

export function setMuted(muted: boolean): void {
  isMuted = muted
  try {
    localStorage.setItem(KEPT, muted ? 'muted' : 'on')
  } catch {
    // A browser that keeps nothing asks again next time.
  }
  changed()
}

export function useSound(): Sound {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, state)
}

/** Rings again and again while something waits. */
export function useRinging(isWaiting: boolean): void {
  const sound = useSound()
  useEffect(() => {
    if (!isWaiting || sound !== 'on') return
    ring()
    const timer = setInterval(ring, EVERY_MS)
    return () => clearInterval(timer)
  }, [isWaiting, sound])
}

function ring(): void {
  if (!context || isMuted || context.state !== 'running') return
  const start = context.currentTime + 0.02
  for (const { hertz, at } of NOTES) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.type = 'triangle'
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0, start + at)
    volume.gain.linearRampToValueAtTime(0.32, start + at + 0.015)
    volume.gain.exponentialRampToValueAtTime(0.001, start + at + 0.55)
    tone.connect(volume).connect(context.destination)
    tone.start(start + at)
    tone.stop(start + at + 0.6)
  }
}
