import { z } from 'zod'
import { event } from '#foundation/events'

export const OrganisationCreated = event(
  'organisations.created',
  1,
  z.object({ organisationId: z.uuid(), slug: z.string() }),
)

export const SettingsChanged = event(
  'organisations.settings_changed',
  1,
  z.object({ organisationId: z.uuid(), section: z.string(), changed: z.array(z.string()) }),
)
