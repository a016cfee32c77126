import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

const text = (max: number) => z.string().trim().max(max)
const said = (max: number) => text(max).min(1)

export const VehicleKind = z.enum(['bicycle', 'scooter', 'car', 'van'])
export type VehicleKind = z.infer<typeof VehicleKind>

export const Vehicle = z.object({
  kind: VehicleKind,
  /** "Blue cargo bike", what kitchen and customer look out for. */
  label: said(80),
  /** Empty where there is none. */
  plate: text(20),
})

export const DriverStatus = z.enum(['pending', 'approved', 'suspended'])
export type DriverStatus = z.infer<typeof DriverStatus>

/** A driver, as they see themselves. */
export const OwnDriver = z.object({
  driverId: z.uuid(),
  name: z.string(),
  photoUrl: z.string().nullable(),
  vehicle: Vehicle,
  status: DriverStatus,
  /** Why the account is suspended. */
  suspendedFor: z.string().nullable(),
  jurisdiction: z.string(),
  /** Documents that are missing or not good now; empty when everything is there. */
  missing: z.array(z.object({ kind: z.string(), why: z.string() })),
  online: z.boolean(),
  onlineSince: z.iso.datetime().nullable(),
  /** Why it is so: chosen, stale, missed_offers, suspended, documents. */
  onlineReason: z.string(),
  missedOffers: z.int(),
  missedBeforeOffline: z.int(),
  rating: z.object({ average: z.number(), count: z.int() }).nullable(),
  deliveries: z.int(),
  memberSince: z.iso.date(),
  version: z.int(),
  /** `go_online` when approved and every document is good. */
  can: z.array(z.string()),
})
export type OwnDriver = z.infer<typeof OwnDriver>

/** Whoever is no driver meets this at every door of drivers. */
export const mustDrive = ['ridendine.not_a_driver']

export const registerDriver = endpoint({
  method: 'POST',
  path: '/drivers',
  summary: 'Register as a driver, with your vehicle; documents follow, then approval',
  input: z.object({ vehicle: Vehicle }),
  output: OwnDriver,
  status: 201,
  refuses: ['ridendine.driver_already_registered'],
})

export const readOwnDriver = endpoint({
  method: 'GET',
  path: '/drivers/me',
  summary: 'Your account as a driver, and what it still lacks',
  output: OwnDriver,
  refuses: mustDrive,
})

export const changeOwnDriver = endpoint({
  method: 'PATCH',
  path: '/drivers/me',
  summary: 'Change your vehicle',
  input: z.object({ vehicle: Vehicle, version: z.int().min(1) }),
  output: OwnDriver,
  refuses: [...mustDrive, 'ridendine.driver_changed_meanwhile'],
})

export const setDriverOnline = endpoint({
  method: 'POST',
  path: '/drivers/me/online',
  summary: 'Start or stop being offered runs',
  input: z.object({ online: z.boolean() }),
  output: OwnDriver,
  refuses: [
    ...mustDrive,
    'ridendine.driver_not_approved',
    'ridendine.driver_suspended',
    'ridendine.driver_documents_missing',
  ],
})
