import { median, medianRound, type Round } from './stats.ts'

export interface Sides {
  readonly ours: () => Promise<Round>
  readonly floor: () => Promise<Round>
}

/** Product and floor, round by round, and their medians. */
export interface Compared {
  readonly ours: Round
  readonly floor: Round
  /** Median over the rounds of ours ÷ floor, things per second. */
  readonly ratio: number
  readonly rounds: number
}

/**
 * Measure product and floor in turn, so that a noisy machine falls on both. The first pair warms up
 * and is not counted. Who goes first changes from round to round.
 *
 * @throws Error when an answer was not what was asked for: a fast wrong answer is no figure.
 */
export async function alternate(
  rounds: number,
  sides: Sides,
  hear: (done: number, of: number) => void = () => {},
): Promise<Compared> {
  await sides.ours()
  await sides.floor()
  const ours: Round[] = []
  const floor: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    hear(round, rounds)
    if (round % 2 === 0) {
      ours.push(await sides.ours())
      floor.push(await sides.floor())
    } else {
      floor.push(await sides.floor())
      ours.push(await sides.ours())
    }
  }
  const compared = {
    ours: medianRound(ours),
    floor: medianRound(floor),
    ratio: median(
      ours.map((round, index) => round.perSecond / (floor[index]?.perSecond ?? Number.NaN)),
    ),
    rounds,
  }
  const wrong = compared.ours.wrong + compared.floor.wrong
  if (wrong > 0) throw new Error(`${wrong} answers were not what was asked for`)
  return compared
}
