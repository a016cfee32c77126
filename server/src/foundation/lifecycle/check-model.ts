import type { Lifecycle, MoneyStep, Move } from './define.ts'

/** Where the money of a story is, while the model check walks. */
type Purse = 'none' | 'authorised' | 'captured' | 'settled' | 'returned'

const AFTER: Readonly<Record<MoneyStep, Readonly<Partial<Record<Purse, Purse>>>>> = {
  authorise: { none: 'authorised', authorised: 'authorised' },
  void: { authorised: 'returned', none: 'none' },
  capture: { authorised: 'captured' },
  settle: { captured: 'settled' },
  refund: { captured: 'returned', settled: 'returned' },
}

/**
 * Walk every path of a life story and say what is wrong with it; an empty list means that every
 * state is reachable, every state that is no end can be left by a person or a timer, timers make
 * moves that exist, and on every path money that was taken is settled or given back before the
 * story ends.
 */
export function checkModel(of: Lifecycle<any, any>): string[] {
  const moves = Object.entries(of.moves as Record<string, Move>)
  const problems: string[] = []
  const seen = new Set<string>()
  const reached = new Set<string>()
  const queue: { state: string; purse: Purse }[] = [{ state: of.starts, purse: 'none' }]

  for (let at = queue.shift(); at; at = queue.shift()) {
    const key = `${at.state}/${at.purse}`
    if (seen.has(key)) continue
    seen.add(key)
    reached.add(at.state)
    if (of.ends.includes(at.state) && (at.purse === 'authorised' || at.purse === 'captured')) {
      problems.push(`${of.name} can end in ${at.state} with money ${at.purse}`)
    }
    for (const [name, move] of moves.filter(([, candidate]) => candidate.from.includes(at.state))) {
      const purse = follow(at.purse, move.money ?? [])
      if (purse === undefined)
        problems.push(
          `${of.name}.${name} does ${move.money?.join(', ')} while money is ${at.purse}`,
        )
      else queue.push({ state: move.to, purse })
    }
  }
  return [...new Set([...problems, ...shapeProblems(of, moves, reached)])]
}

function follow(purse: Purse, steps: readonly MoneyStep[]): Purse | undefined {
  return steps.reduce<Purse | undefined>((now, step) => (now ? AFTER[step][now] : undefined), purse)
}

function shapeProblems(
  of: Lifecycle<any, any>,
  moves: [string, Move][],
  reached: ReadonlySet<string>,
): string[] {
  const problems: string[] = []
  for (const state of of.states as string[]) {
    if (!reached.has(state)) problems.push(`${of.name}: nothing leads to ${state}`)
    if (of.ends.includes(state)) continue
    const out = moves.filter(([, move]) => move.from.includes(state))
    const byPerson = out.some(([, move]) =>
      move.by.some((role) => role !== 'clock' && role !== 'system'),
    )
    const byTimer = of.timers.some((timer) => timer.in === state)
    if (out.length === 0) problems.push(`${of.name}: ${state} is a dead end`)
    else if (!byPerson && !byTimer)
      problems.push(`${of.name}: nobody and no timer can leave ${state}`)
  }
  for (const timer of of.timers) {
    const move = (of.moves as Record<string, Move>)[timer.move]
    if (!move?.from.includes(timer.in))
      problems.push(
        `${of.name}: the timer in ${timer.in} makes ${timer.move}, which does not start there`,
      )
    else if (!move.by.includes('clock'))
      problems.push(`${of.name}: the clock may not make ${timer.move}`)
  }
  return problems
}
