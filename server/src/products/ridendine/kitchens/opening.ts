import type { Opening } from '#contract/ridendine'
import { hours, minutes } from '#foundation/time'
import type { CapStanding } from './caps.ts'
import { AHEAD_MS, type KitchenSchedule, type Spell, spellsOf } from './schedule.ts'

/** Everything that decides whether a kitchen takes an order. */
export interface KitchenState {
  readonly now: Date
  readonly isLive: boolean
  readonly pause: Pause | null
  readonly schedule: KitchenSchedule
  /** Preparation of what is wanted; of the quickest dish when nothing is chosen yet. */
  readonly prepMinutes: number
  /** Caps that are reached, if any. */
  readonly capped: CapStanding | null
  readonly window: WindowUse
}

export interface Pause {
  readonly reason: string
  readonly note: string
  /** Null: until the chef resumes. */
  readonly until: Date | null
}

/** How full the windows are; a limit of null is none. */
export interface WindowUse {
  readonly minutes: number
  readonly most: number | null
  /** Meals that are wanted now. */
  readonly wanted: number
  /** Meals taken by the start of the window (milliseconds since 1970). */
  readonly taken: ReadonlyMap<number, number>
}

/** Longest that somebody who wants it now waits for a window. */
const WAIT_FOR_WINDOW_MS = minutes(120)

/** The start of the window that an instant lies in. */
export function windowOf(at: number, windowMinutes: number): number {
  const length = minutes(windowMinutes)
  return Math.floor(at / length) * length
}

/** How the kitchen stands: open, ahead, closed, or what keeps it. */
export function openingOf(state: KitchenState): Opening {
  const now = state.now.getTime()
  const spells = spellsOf(state.schedule, { from: now, to: now + AHEAD_MS })
  const from = earliest(state)
  const running = spells.find((spell) => spell.isNow && spell.from <= now && now < spell.to)
  const soon = running && readyWithin(running, Math.max(from, now), state)
  const next = soon ? { at: soon, spell: running } : nextReady(spells, from, state)
  const opens = spells.find((spell) => spell.from > now && isOrderable(spell, now))
  return {
    state: nameOf(state, {
      isOpen: soon !== undefined,
      isRunning: running !== undefined,
      hasNext: next !== undefined,
    }),
    // Around the clock is not until a day that nobody means.
    closesAt: iso(running && running.to - now <= hours(24) ? running.to : undefined),
    opensAt: iso(
      state.capped ? state.capped.until.getTime() : (state.pause?.until?.getTime() ?? opens?.from),
    ),
    readyFrom: state.isLive && !isHeld(state) ? iso(next?.at) : null,
    orderBy: iso(next?.spell.orderBy ?? undefined),
    pause: state.pause && { reason: state.pause.reason, note: state.pause.note },
    cap: state.capped && {
      kind: state.capped.kind,
      most: state.capped.most,
      until: state.capped.until.toISOString(),
    },
  }
}

/** Why an order for a time (or for now) is not taken; undefined when it is. */
export type WhyNot =
  | { readonly why: 'paused'; readonly until: Date | null }
  | { readonly why: 'closed'; readonly opensAt: Date | null }
  | { readonly why: 'ahead_only'; readonly readyFrom: Date | null; readonly orderBy: Date | null }
  | { readonly why: 'cut_off'; readonly orderBy: Date }
  | { readonly why: 'full'; readonly window: Date; readonly next: Date | null }

/**
 * When food can be ready: as soon as possible when `at` is null, else at that time exactly. Answers
 * the time or why not.
 */
export function readyTime(
  state: KitchenState,
  at: Date | null,
): { readonly readyAt: Date } | WhyNot {
  const now = state.now.getTime()
  const spells = spellsOf(state.schedule, {
    from: now,
    to: Math.max(now + AHEAD_MS, (at?.getTime() ?? 0) + 1),
  })
  return at ? readyAtTime(state, spells, at.getTime()) : readySoon(state, spells)
}

function readySoon(state: KitchenState, spells: readonly Spell[]): { readyAt: Date } | WhyNot {
  const now = state.now.getTime()
  const { pause } = state
  if (pause && (!pause.until || pause.until.getTime() > now))
    return { why: 'paused', until: pause.until }

  const running = spells.find((spell) => spell.from <= now && now < spell.to && spell.isNow)
  if (!running) {
    const next = nextReady(spells, earliest(state), state)
    const isCooking = spells.some((spell) => spell.from <= now && now < spell.to)
    if (isCooking)
      return {
        why: 'ahead_only',
        readyFrom: date(next?.at),
        orderBy: date(next?.spell.orderBy ?? undefined),
      }
    return { why: 'closed', opensAt: date(next?.spell.from) }
  }
  const asked = now + minutes(state.prepMinutes)
  const ready = readyWithin(running, asked, state)
  if (ready !== undefined && ready - asked <= WAIT_FOR_WINDOW_MS)
    return { readyAt: new Date(ready) }

  const later = nextReady(
    spells.filter((spell) => spell !== running),
    asked,
    state,
  )
  if (asked > running.to) return { why: 'closed', opensAt: date(later?.spell.from) }
  return {
    why: 'full',
    window: new Date(windowOf(asked, state.window.minutes)),
    next: date(ready ?? later?.at),
  }
}

function readyAtTime(
  state: KitchenState,
  spells: readonly Spell[],
  at: number,
): { readyAt: Date } | WhyNot {
  const now = state.now.getTime()
  const { pause } = state
  if (pause && (!pause.until || pause.until.getTime() > at))
    return { why: 'paused', until: pause.until }

  const within = spells.filter((spell) => spell.from <= at && at <= spell.to)
  const good = within.find((spell) => isOrderable(spell, now))
  if (!good) {
    const missed = within.find((spell) => spell.orderBy !== null && spell.orderBy < now)
    if (missed?.orderBy) return { why: 'cut_off', orderBy: new Date(missed.orderBy) }
    return { why: 'closed', opensAt: date(nextReady(spells, earliest(state), state)?.spell.from) }
  }
  if (at < earliest(state)) return { why: 'closed', opensAt: new Date(earliest(state)) }
  if (!hasRoom(at, state.window)) {
    return {
      why: 'full',
      window: new Date(windowOf(at, state.window.minutes)),
      next: date(readyWithin(good, at, state)),
    }
  }
  return { readyAt: new Date(at) }
}

/** The first time from `from` on at which a spell has room; undefined when it has none. */
function readyWithin(spell: Spell, from: number, { window }: KitchenState): number | undefined {
  let at = Math.max(from, spell.from)
  // A week of ten-minute windows is about a thousand; a spell is never longer than a day or two.
  for (let tries = 0; at <= spell.to && tries < 1200; tries += 1) {
    if (hasRoom(at, window)) return at
    at = windowOf(at, window.minutes) + minutes(window.minutes)
  }
  return undefined
}

function nextReady(
  spells: readonly Spell[],
  from: number,
  state: KitchenState,
): { at: number; spell: Spell } | undefined {
  const now = state.now.getTime()
  for (const spell of spells) {
    if (!isOrderable(spell, now)) continue
    const at = readyWithin(spell, from, state)
    if (at !== undefined) return { at, spell }
  }
  return undefined
}

/** Preparation from now on; after a pause it begins when the pause ends, after a cap on the next day. */
function earliest({ now, pause, capped, prepMinutes }: KitchenState): number {
  const begin = Math.max(now.getTime(), pause?.until?.getTime() ?? 0, capped?.until.getTime() ?? 0)
  return begin + minutes(prepMinutes)
}

function isOrderable(spell: Spell, now: number): boolean {
  return spell.orderBy === null || now <= spell.orderBy
}

function hasRoom(at: number, { most, minutes: length, taken, wanted }: WindowUse): boolean {
  return most === null || (taken.get(windowOf(at, length)) ?? 0) + wanted <= most
}

/** Nothing can be ordered for any time. */
function isHeld({ pause, capped }: KitchenState): boolean {
  return (pause !== null && pause.until === null) || capped?.kind === 'year_revenue'
}

function nameOf(
  state: KitchenState,
  { isOpen, isRunning, hasNext }: { isOpen: boolean; isRunning: boolean; hasNext: boolean },
): Opening['state'] {
  if (!state.isLive) return 'not_live'
  if (state.pause) return 'paused'
  if (state.capped) return 'capped'
  if (isOpen) return 'open'
  if (isRunning && state.window.most !== null) return 'full'
  return hasNext ? 'ahead' : 'closed'
}

function iso(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : new Date(at).toISOString()
}

function date(at: number | undefined): Date | null {
  return at === undefined ? null : new Date(at)
}
