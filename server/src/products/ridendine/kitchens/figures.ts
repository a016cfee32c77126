import type { OutputOf } from '#contract/endpoint'
import type { readChefFigures as figuresDoor } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { addMs, days } from '#foundation/time'
import { readOrganisation } from '#modules/organisations'
import { ratingsOf } from '#modules/reviews'
import { listBestDishes, listByHour, listReasons, readEnded, readFigures } from './board.sql.ts'
import { readMine } from './own-kitchen.ts'

const FIGURES_MS = days(30)
/** Kitchens below it are looked at; the field delists below it. */
const SHARE_TARGET = 0.95

type Figures = OutputOf<typeof figuresDoor>
type Figure = Figures['figures'][number]

/** Acceptance, completion and cancellation over thirty days against 95 per cent, and the rest. */
export async function readChefFigures(tx: Tx): Promise<Figures> {
  const chef = await readMine(tx)
  const { currency, timezone } = await readOrganisation(tx)
  const since = addMs(tx.now, -FIGURES_MS)
  const row = await readFigures(tx, chef.id, since)
  const { ended } = await readEnded(tx, chef.id, since)
  const rating = (await ratingsOf(tx, [chef.id])).get(chef.id)
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    since: since.toISOString(),
    figures: [
      atLeast('acceptance', share(row.accepted, row.asked), SHARE_TARGET, 'share'),
      atLeast('completion', share(row.completed, ended), SHARE_TARGET, 'share'),
      atMost('cancellation', share(row.cancelled, row.accepted), 1 - SHARE_TARGET, 'share'),
      atLeast('on_time', share(row.ready_on_time, row.ready), 0.9, 'share'),
      atMost('answer_time', row.answer_minutes, 3, 'minutes'),
      atLeast('rating', rating?.mean ?? null, 4.7, 'stars'),
      atLeast('orders', row.delivered, 20, 'count'),
    ],
    dishes: (await listBestDishes(tx, chef.id, since)).map((dish) => ({
      name: dish.name,
      sold: dish.sold,
      earned: toWire(money(dish.earned_minor, currency)),
    })),
    hours: await listByHour(tx, chef.id, since, timezone),
    reasons: await listReasons(tx, chef.id, since),
  }
}

type Measured = [name: Figure['name'], value: number | null, target: number, unit: Figure['unit']]

function atLeast(...[name, value, target, unit]: Measured): Figure {
  return { name, value, target, unit, good: value !== null && value >= target }
}

function atMost(...[name, value, target, unit]: Measured): Figure {
  return {
    name,
    value,
    target: Math.round(target * 1000) / 1000,
    unit,
    good: value !== null && value <= target,
  }
}
