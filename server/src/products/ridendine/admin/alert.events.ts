import { z } from 'zod'
import { AlertRule } from '#contract/ridendine'
import { event } from '#foundation/events'

const alert = { alertId: z.uuid(), rule: AlertRule, scope: z.string(), value: z.number() }

/** What is watched was out of bounds for long enough. */
export const AlertFired = event(
  'ridendine.alert.fired',
  1,
  z.object({ ...alert, threshold: z.number() }),
)
/** Somebody looks after it. */
export const AlertAcknowledged = event('ridendine.alert.acknowledged', 1, z.object(alert))
/** It is within bounds again. */
export const AlertResolved = event('ridendine.alert.resolved', 1, z.object(alert))

export const alertEvents = [AlertFired, AlertAcknowledged, AlertResolved] as const
