import { z } from 'zod'
import { job } from '#foundation/jobs'
import { addMs, days } from '#foundation/time'
import { deleteOldTokens } from './mails/mailed-tokens.sql.ts'
import { deleteOldOidcAttempts } from './oidc/oidc.sql.ts'
import { deleteOldAttempts } from './passwords/attempts.sql.ts'
import { deleteOldSessions } from './sessions/sessions.sql.ts'

/** What has run out is kept so long, for questions about it. */
const KEPT_MS = days(30)

/** Remove sessions, links and counts that ran out a month ago. */
export const sweep = job({
  name: 'identity.sweep',
  input: z.object({}),
  everyMinutes: 1440,
  work: async (tx) => {
    const before = addMs(tx.now, -KEPT_MS)
    await deleteOldSessions(tx, before)
    await deleteOldTokens(tx, before)
    await deleteOldAttempts(tx, before)
    await deleteOldOidcAttempts(tx, before)
  },
})
