import { z } from 'zod'
import { Role } from '#contract/identity'
import { settingsSection } from '#modules/organisations'
import { surroundings } from './surroundings.ts'

/** What an organisation can set about people. */
export const identitySettings = settingsSection(
  'identity',
  z.object({
    /** Roles that people may take themselves when they register; all others are given by a founder. */
    openRoles: z
      .array(Role)
      .min(1)
      .max(20)
      .default(() => [...surroundings().openRoles]),
  }),
)
