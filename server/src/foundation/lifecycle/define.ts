import type { EventType } from '#foundation/events'

/** What a move does to the money of a story; the model check follows these along every path. */
export type MoneyStep = 'authorise' | 'void' | 'capture' | 'settle' | 'refund'

export interface Move<State extends string = string> {
  readonly from: readonly State[]
  readonly to: State
  /**
   * Roles that may make it: of people, or 'clock' and 'system'. 'anyone' is for mechanisms whose
   * moves follow from a story above: who may is decided there.
   */
  readonly by: readonly string[]
  readonly tells: EventType<any>
  readonly money?: readonly MoneyStep[]
  /** The rule that the use case checks before it moves, in words, for people who read the diagram. */
  readonly guard?: string
}

/** When a state lasts too long: the move that the clock makes. */
export interface Timer<State extends string = string, MoveName extends string = string> {
  readonly in: State
  readonly move: MoveName
  /** Milliseconds after the state began, or the column that says when. */
  readonly after?: number
  readonly at?: string
}

export interface LifecycleShape<State extends string, Moves extends Record<string, Move<State>>> {
  /** `product.thing`; also the prefix of its streams. */
  readonly name: string
  readonly version: number
  readonly table: string
  readonly states: readonly State[]
  readonly starts: State
  /** States in which a story may rest for ever. */
  readonly ends: readonly State[]
  readonly moves: Moves
  readonly timers: readonly Timer<State, keyof Moves & string>[]
  /** Earlier definitions, for stories that began with them. */
  readonly earlier: readonly LifecycleShape<string, Record<string, Move<string>>>[]
}

export type Lifecycle<
  State extends string = string,
  Moves extends Record<string, Move<State>> = Record<string, Move<State>>,
> = LifecycleShape<State, Moves>

export type StateOf<L> = L extends { readonly states: readonly (infer State)[] } ? State : never
export type MoveOf<L> = L extends { readonly moves: infer Moves } ? keyof Moves & string : never

/** Declare a life story, whole. Throws on a state or move that is not declared. */
export function lifecycle<
  const State extends string,
  const Moves extends Record<string, Move<NoInfer<State>>>,
>(declared: {
  name: string
  version?: number
  table: string
  states: readonly State[]
  starts: NoInfer<State>
  ends: readonly NoInfer<State>[]
  moves: Moves
  timers?: readonly Timer<NoInfer<State>, keyof Moves & string>[]
  earlier?: readonly Lifecycle[]
}): Lifecycle<State, Moves> {
  const made = { version: 1, timers: [], earlier: [], ...declared }
  for (const [name, move] of Object.entries(made.moves)) {
    for (const state of [...move.from, move.to]) {
      if (!made.states.includes(state))
        throw new Error(`${made.name}.${name} knows no state ${state}`)
    }
  }
  return made
}

/** The moves that somebody with these roles could make from a state: what `can` carries. */
export function movesOpenTo(
  of: Lifecycle<any, any>,
  state: string,
  roles: readonly string[],
): string[] {
  return Object.entries(of.moves as Record<string, Move>)
    .filter(([, move]) => move.from.includes(state) && move.by.some((role) => roles.includes(role)))
    .map(([name]) => name)
}

/** The definition that a story of this version follows. Throws when nobody declared it. */
export function definitionFor(of: Lifecycle<any, any>, version: number): Lifecycle<any, any> {
  const found = [of, ...of.earlier].find((candidate) => candidate.version === version)
  if (!found) throw new Error(`${of.name} has no definition of version ${version}`)
  return found
}

/** The definition as plain data: for the database, the docs and the operator's screen. */
export function describe(of: Lifecycle<any, any>) {
  return {
    name: of.name,
    version: of.version,
    states: of.states,
    starts: of.starts,
    ends: of.ends,
    moves: Object.fromEntries(
      Object.entries(of.moves as Record<string, Move>).map(([name, move]) => [
        name,
        {
          from: move.from,
          to: move.to,
          by: move.by,
          tells: move.tells.name,
          money: move.money ?? [],
          guard: move.guard ?? null,
        },
      ]),
    ),
    timers: of.timers,
  }
}
