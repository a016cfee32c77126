import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Currency } from './money.ts'

/** Short name in addresses and in the `x-organisation` header. */
export const OrganisationSlug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'lower-case letters, digits and single words')

/** What everybody may know of an organisation. */
export const Organisation = z.object({
  id: z.uuid(),
  slug: OrganisationSlug,
  name: z.string(),
  currency: Currency,
  /** IANA name, such as `America/New_York`. */
  timezone: z.string(),
  /** ISO 3166 country or subdivision, such as `US-MA`. */
  jurisdiction: z.string(),
})
export type Organisation = z.infer<typeof Organisation>

/** Name of a section of settings: the module that reads it. */
const Section = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, 'a section is a short lower-case word')

export const SettingsSection = z.object({
  section: z.string(),
  /** Every setting of the section, defaults included. */
  settings: z.record(z.string(), z.unknown()),
  /** Counts the changes; send it back to be sure that nobody changed them since. */
  version: z.int(),
})
export type SettingsSection = z.infer<typeof SettingsSection>

export const readOrganisation = endpoint({
  method: 'GET',
  path: '/organisation',
  summary: 'The organisation that is spoken to',
  output: Organisation,
  refuses: ['organisations.no_such_organisation'],
  auth: 'public',
})

export const listSettings = endpoint({
  method: 'GET',
  path: '/organisation/settings',
  summary: 'Every section of settings, with defaults',
  output: z.object({ sections: z.array(SettingsSection) }),
  refuses: ['organisations.no_such_organisation'],
})

export const patchSettings = endpoint({
  method: 'PATCH',
  path: '/organisation/settings/:section',
  summary: 'Change some settings of a section',
  input: z.object({
    section: Section,
    /** Settings to change; what is left out stays. */
    settings: z.record(z.string().max(80), z.unknown()),
    version: z.int().min(0).optional(),
    reason: z.string().trim().min(1).max(500).optional(),
  }),
  output: SettingsSection,
  refuses: [
    'organisations.no_such_organisation',
    'organisations.no_such_section',
    'organisations.bad_settings',
    'organisations.stale_settings',
  ],
})
