import { Week } from '#contract/availability'
import type { OutputOf } from '#contract/endpoint'
import type { readOnboarding as onboardingDoor } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { readOrganisation } from '#modules/organisations'
import { readPayoutAccount } from '#modules/payments'
import { kitchenGate } from './approval.ts'
import type { ChefRow } from './chefs.sql.ts'
import { freshFacts } from './kitchen-facts.ts'
import { isLive } from './live.ts'
import { listItems, listMenus } from './menus.sql.ts'
import { readMine } from './own-kitchen.ts'
import { listedOf } from './present-kitchen.ts'

type Onboarding = OutputOf<typeof onboardingDoor>
type Step = Onboarding['steps'][number]

/** What is still to do before the first order. */
export async function readOnboarding(tx: Tx): Promise<Onboarding> {
  const row = await readMine(tx)
  const steps: Step[] = [
    profileStep(row),
    {
      name: 'photo',
      state: row.photo_file_id && row.cover_file_id ? 'done' : 'todo',
      missing: [
        ...(row.photo_file_id ? [] : [{ what: 'photo', why: 'not_there' }]),
        ...(row.cover_file_id ? [] : [{ what: 'cover', why: 'not_there' }]),
      ],
      isNeeded: false,
    },
    await hoursStep(tx, row),
    await menuStep(tx, row),
    await documentsStep(tx, row),
    await payoutsStep(tx, row),
  ]
  const done = steps.filter((step) => step.state === 'done').length
  return { percent: Math.round((done * 100) / steps.length), isLive: isLive(row), steps }
}

function profileStep(row: ChefRow): Step {
  const missing = [
    ...(row.tagline ? [] : [{ what: 'tagline', why: 'not_there' }]),
    ...(row.about.length >= 40 ? [] : [{ what: 'about', why: 'too_short' }]),
  ]
  return {
    name: 'profile',
    state: missing.length === 0 ? 'done' : 'todo',
    missing,
    isNeeded: false,
  }
}

async function hoursStep(tx: Tx, row: ChefRow): Promise<Step> {
  const { timezone } = await readOrganisation(tx)
  const { cookDays } = await freshFacts(tx, row, timezone)
  const hasHours = Object.values(Week.parse(row.week)).some((spells) => spells.length > 0)
  const isDone = hasHours || cookDays.length > 0
  return {
    name: 'hours',
    state: isDone ? 'done' : 'todo',
    missing: isDone ? [] : [{ what: 'hours', why: 'not_there' }],
    isNeeded: true,
  }
}

async function menuStep(tx: Tx, row: ChefRow): Promise<Step> {
  const facts = { menus: await listMenus(tx, [row.id]), items: await listItems(tx, [row.id]) }
  const isDone = listedOf(facts).length > 0
  return {
    name: 'menu',
    state: isDone ? 'done' : 'todo',
    missing: isDone ? [] : [{ what: 'dish', why: 'not_there' }],
    isNeeded: true,
  }
}

async function documentsStep(tx: Tx, row: ChefRow): Promise<Step> {
  const { passes, missing } = await kitchenGate(tx, row)
  const waits = missing.length > 0 && missing.every((each) => each.why === 'waiting_for_review')
  return {
    name: 'documents',
    state: passes ? 'done' : waits ? 'waiting' : 'todo',
    missing: missing.map(({ kind, why }) => ({ what: kind, why })),
    isNeeded: true,
  }
}

async function payoutsStep(tx: Tx, row: ChefRow): Promise<Step> {
  const account = await readPayoutAccount(tx, row.id)
  if (row.stripe_onboarded_at && account.payoutsEnabled)
    return { name: 'payouts', state: 'done', missing: [], isNeeded: true }
  const waits = account.detailsSubmitted
  return {
    name: 'payouts',
    state: waits ? 'waiting' : 'todo',
    missing: [{ what: 'details', why: waits ? 'waiting_for_review' : 'not_submitted' }],
    isNeeded: true,
  }
}
