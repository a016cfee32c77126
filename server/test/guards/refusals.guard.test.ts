import { expect, test } from 'vitest'
import { everyRefusal } from '#foundation/refusals'
import { doorGroups, products } from '#server/compose'
import { placeOf } from '../../../tools/guards/boundaries.ts'
import { thrownIn, unknownRefusals, unlistedRefusals } from '../../../tools/guards/refusals.ts'
import { isTest, readSources } from '../../../tools/guards/sources.ts'

const declared = new Set(everyRefusal().keys())
const listedBy = Object.fromEntries(
  doorGroups(products).flatMap(({ prefix, doors }) =>
    doors.map(({ endpoint }) => [`${endpoint.method} ${prefix}${endpoint.path}`, endpoint.refuses]),
  ),
)
const listed = new Set(Object.values(listedBy).flat())
const thrown = readSources(['server/src/modules', 'server/src/products'], /\.ts$/)
  .filter(({ path }) => !isTest(path))
  .flatMap(thrownIn)
  .map((each) => ({ ...each, reason: `${placeOf(each.path)?.home.split('/')[1]}.${each.name}` }))

/** Refusals that no door lists, each with the reason why nobody who knocks can meet it. */
const INSIDE: Readonly<Record<string, string>> = {
  'availability.hold_over': 'no product holds a slot before it books one',
  'availability.no_such_hold': 'no product holds a slot before it books one',
  'organisations.slug_taken': 'no door makes organisations',
  'organisations.bad_organisation': 'no door makes organisations',
  ...because('who writes into the ledger names keys and lines itself; a no here is its fault', [
    'ledger.no_such_hold',
    'ledger.too_little',
    'ledger.key_reused',
    'ledger.unbalanced',
    'ledger.not_an_amount',
    'ledger.hold_resolved',
    'ledger.more_than_held',
  ]),
  ...because('asked for by a product or a job, with keys, amounts and ids of their own', [
    'payments.no_method',
    'payments.key_reused',
    'payments.more_than_authorised',
    'payments.split_does_not_add_up',
    'payments.payouts_not_set_up',
    'payments.nothing_to_pay_out',
    'payments.no_such_payout',
    'payments.no_such_refund',
  ]),
  'reviews.of_oneself': 'the product names who is reviewed',
  ...because('the product opens the sharing of whoever knocks, for one thing', [
    'tracking.only_the_one_who_shares',
    'tracking.shared_by_another',
  ]),
}

function because(reason: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]))
}

test('the guard sees refusals: declared, listed and thrown', () => {
  expect(declared.size).toBeGreaterThan(100)
  expect(listed.size).toBeGreaterThan(80)
  expect(thrown.length).toBeGreaterThan(100)
})

test('what a contract lists is declared', () => {
  expect(unknownRefusals(listedBy, declared)).toEqual([])
})

test('what is thrown is declared', () => {
  expect(thrown.filter(({ reason }) => !declared.has(reason))).toEqual([])
})

test('what is thrown is listed by a contract, or cannot be met at a door', () => {
  expect(unlistedRefusals(thrown, listed, INSIDE)).toEqual([])
  const idle = Object.keys(INSIDE).filter((reason) => listed.has(reason) || !declared.has(reason))
  expect(idle).toEqual([])
})

test('a refusal says one plain sentence, and no more than one module says it', () => {
  const wrong = [...everyRefusal()].filter(([, { says }]) => !/^[A-Z].*[.]$/.test(says))
  expect(wrong.map(([reason, { says }]) => `${reason}: ${says}`)).toEqual([])
})

test('planted breaches are caught', () => {
  expect(unknownRefusals({ 'GET /a': ['lots.gone'] }, new Set())).toEqual([
    'GET /a lists lots.gone, which nobody declares',
  ])
  const source = {
    path: 'server/src/modules/lots/a.ts',
    text: 'throw refuse.gone({})\nrefuse.over()',
  }
  expect(thrownIn(source).map(({ name, line }) => `${name} ${line}`)).toEqual(['gone 1', 'over 2'])
  const made = thrownIn(source).map((each) => ({ ...each, reason: `lots.${each.name}` }))
  expect(unlistedRefusals(made, new Set(['lots.over']), {})).toEqual([
    'server/src/modules/lots/a.ts:1 throws lots.gone, which no contract lists',
  ])
  expect(unlistedRefusals(made, new Set(), { 'lots.gone': 'x', 'lots.over': 'x' })).toEqual([])
})
