import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money, sum } from '#foundation/money'
import { distanceMeters } from '#modules/places'
import { deliveryFee, feeSettings, priceOrder } from './fee-policy.ts'

const usual = feeSettings.schema.parse({})
const usd = (minor: number) => money(BigInt(minor), 'USD')

describe('the worked example of the requirements (R169)', () => {
  test('2000 of food, 2.5 km away: 399 for the platform, 1601 for the chef, 500 for the driver', () => {
    expect(priceOrder(usual, { subtotal: usd(2000), distanceMetres: 2500 })).toEqual({
      subtotal: usd(2000),
      tax: usd(160),
      delivery: usd(500),
      service: usd(0),
      tip: usd(0),
      total: usd(2660),
      fee: usd(399),
      chef: usd(1601),
      driver: usd(500),
    })
  })

  test('the fee on the food alone, and paid by the customer, are settings', () => {
    const onFood = priceOrder(
      { ...usual, base: 'subtotal' },
      { subtotal: usd(2000), distanceMetres: 2500 },
    )
    expect([onFood.fee, onFood.chef, onFood.total]).toEqual([usd(300), usd(1700), usd(2660)])

    const onTop = priceOrder(
      { ...usual, payer: 'customer' },
      { subtotal: usd(2000), distanceMetres: 2500 },
    )
    expect([onTop.fee, onTop.service, onTop.chef, onTop.total]).toEqual([
      usd(399),
      usd(399),
      usd(2000),
      usd(3059),
    ])
  })
})

test('the sample points of the requirements lie 1.09 km apart (D-R5), which costs 387 to bring', () => {
  const metres = distanceMeters({ lat: 30.2672, lng: -97.7431 }, { lat: 30.275, lng: -97.75 })
  expect(Math.round(metres / 10) / 100).toBe(1.09)
  expect(deliveryFee(usual, metres, 'USD')).toEqual(usd(387))
})

test('what the customer pays is what the others get, to the cent, whatever the policy', () => {
  fc.assert(
    fc.property(
      fc.record({
        base: fc.constantFrom('subtotal_tax_delivery' as const, 'subtotal' as const),
        payer: fc.constantFrom('chef' as const, 'customer' as const),
        feeBasisPoints: fc.integer({ min: 0, max: 5000 }),
        taxBasisPoints: fc.integer({ min: 0, max: 5000 }),
        deliveryBaseMinor: fc.integer({ min: 0, max: 100_000 }),
        deliveryPerKmMinor: fc.integer({ min: 0, max: 100_000 }),
      }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 0, max: 50_000 }),
      (policy, subtotal, distanceMetres, tip) => {
        const priced = priceOrder(policy, {
          subtotal: usd(subtotal),
          distanceMetres,
          tip: usd(tip),
        })
        const asked = [priced.subtotal, priced.tax, priced.delivery, priced.service, priced.tip]
        const given = [priced.fee, priced.chef, priced.driver, priced.tax, priced.tip]
        expect(sum(asked, 'USD')).toEqual(priced.total)
        expect(sum(given, 'USD')).toEqual(priced.total)
        expect(given.every((part) => part.minor >= 0n)).toBe(true)
        expect(priced.tip).toEqual(usd(tip))
      },
    ),
    { numRuns: 2000 },
  )
})
