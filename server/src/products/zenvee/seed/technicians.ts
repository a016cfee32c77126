import type { Hours } from '#contract/availability'
import type { Actor, Tx } from '#foundation/db'
import { addMs, days } from '#foundation/time'
import { setHours } from '#modules/availability'
import { type CityAddress, cellOf, demoCity } from '#modules/places'
import { approveCredential, claimCredential, submitCredential } from '#modules/verification'
import { replaceOfferings, saveTechnician } from '../technicians/technicians.sql.ts'
import { JURISDICTION, KINDS, PROMISES, TIMEZONE } from './people.ts'

/** Runs work as somebody, in a transaction of the demo's organisation. */
export type Run = <Answer>(actor: Actor, work: (tx: Tx) => Promise<Answer>) => Promise<Answer>

export function actorOf(id: string, role: string): Actor {
  return { kind: 'person', id, roles: [role], permits: new Set() }
}

/** Profile, prices and hours of a technician; answers the trade. The persona is a plumber. */
export async function settleTechnician(
  tx: Tx,
  {
    id,
    name,
    index,
    home,
  }: { id: string; name: string; index: number; home: CityAddress | undefined },
): Promise<string | null> {
  const kind = KINDS[index % KINDS.length]
  const promise = PROMISES[(index * 3) % PROMISES.length]
  const base = home ?? demoCity().center
  if (!kind || !promise) throw new Error('kinds and promises are never empty')
  await saveTechnician(
    tx,
    {
      id,
      display_name: name,
      photo_file_id: null,
      driver: promise.driver,
      headline: promise.headline,
      bio: `${name.split(' ')[0]} has worked in Alder Bay for ${3 + (index % 15)} years.`,
      years_experience: 3 + (index % 15),
      languages: index % 3 === 0 ? ['English', 'Spanish'] : ['English'],
      vehicle: kind.vehicle,
      base_lat: base.lat,
      base_lng: base.lng,
      base_cell: cellOf(base, 8),
      radius_metres: 6000 + (index % 4) * 2500,
      jurisdiction: JURISDICTION,
      is_paused: false,
    },
    0,
  )
  await replaceOfferings(
    tx,
    id,
    kind.services.map((slug, place) => {
      const mode =
        slug === 'water-heater' ||
        slug === 'power-outage' ||
        slug === 'air-conditioning' ||
        slug === 'furniture-assembly'
          ? ('hourly' as const)
          : ('fixed' as const)
      const rate =
        (mode === 'hourly' ? kind.hourly : kind.fixed) +
        ((index * 37 + place * 11) % 9) * 500 -
        2000
      return { service_slug: slug, mode, rate_minor: BigInt(rate), currency: 'USD' }
    }),
  )
  await setHours(tx, id, hoursOf(index))
  return kind.trade
}

/** A third of each trade works around the clock, so that the city is alive at every hour. */
function hoursOf(index: number): Hours {
  const shift = Math.floor(index / KINDS.length) % 3
  const spell =
    shift === 0
      ? { from: '00:00', to: '24:00' }
      : shift === 1
        ? { from: '06:00', to: '23:00' }
        : { from: '08:00', to: '20:00' }
  const day = [spell]
  return {
    timeZone: TIMEZONE,
    version: 0,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 10,
    noticeMinutes: 30,
    aheadDays: 45,
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
  }
}

/** Proofs go the way of everybody's: handed in, claimed at the desk, approved. The last technician's stay in the queue. */
export async function proveTechnician(
  run: Run,
  {
    id,
    desk,
    trade,
    index,
    keep,
    isNewcomer,
  }: {
    id: string
    desk: string
    trade: string | null
    index: number
    keep: () => Promise<{ id: string }>
    isNewcomer: boolean
  },
): Promise<void> {
  const kinds = [
    'identity',
    'background_check',
    'insurance',
    ...(trade ? ['license' as const] : []),
  ] as const
  for (const kind of kinds) {
    const { id: fileId } = await keep()
    const credential = await run(actorOf(id, 'technician'), (tx) =>
      submitCredential(tx, {
        kind,
        jurisdiction: JURISDICTION,
        trade: kind === 'license' ? (trade ?? '*') : '*',
        source: 'State register',
        issuer: ISSUERS[kind],
        number: `${kind.slice(0, 2).toUpperCase()}-${String(10_000 + index * 17)}`,
        fileId,
        expiresAt: addMs(
          tx.now,
          days(kind === 'insurance' && index % 9 === 4 ? 12 : 200 + index),
        ).toISOString(),
      }),
    )
    if (isNewcomer && kind === 'license') continue
    const atDesk = actorOf(desk, 'operator')
    await run(atDesk, (tx) => claimCredential(tx, { credentialId: credential.id }))
    await run(atDesk, (tx) => approveCredential(tx, { credentialId: credential.id }))
  }
}

const ISSUERS = {
  identity: 'Commonwealth of Massachusetts',
  background_check: 'Bay State Checks',
  insurance: 'Harbor Mutual',
  license: 'Board of State Examiners',
} as const
