import type { z } from 'zod'
import {
  type setPreferences as contract,
  NotificationGroup,
  type NotificationPreferences,
} from '#contract/notifications'
import type { Tx } from '#foundation/db'
import {
  readContactByMailToken,
  readReach,
  setQuietHours,
  upsertPreference,
} from './contacts.sql.ts'
import { keepContact } from './contacts.ts'
import { personOf } from './inbox.ts'
import type { OutgoingChannel } from './messages.sql.ts'
import { isTimezone, minuteOf, timeOf } from './quiet-hours.ts'
import { refuse } from './refusals.ts'
import { shortened } from './shortened.ts'

/** What may reach whoever asks, by group and channel, and when phones stay silent. */
export async function readPreferences(tx: Tx): Promise<NotificationPreferences> {
  const reach = await readReach(tx, personOf(tx))
  const refused = new Set(reach?.refused)
  return {
    groups: NotificationGroup.options.map((group) => ({
      group,
      isOptional: group !== 'account',
      channels: {
        email: isOn('email', group),
        sms: isOn('sms', group),
        whatsapp: isOn('whatsapp', group),
        push: isOn('push', group),
      },
    })),
    quietHours:
      reach && reach.quiet_from !== null && reach.quiet_until !== null
        ? { from: timeOf(reach.quiet_from), until: timeOf(reach.quiet_until) }
        : null,
    timezone: reach?.timezone ?? 'UTC',
    email: reach?.email ? shortened(reach.email) : null,
    phone: reach?.phone ? shortened(reach.phone) : null,
    browsers: reach?.browsers ?? 0,
  }

  function isOn(channel: OutgoingChannel, group: NotificationGroup): boolean {
    return group === 'account' || !refused.has(`${group}/${channel}`)
  }
}

/** Change what may reach me; what is not named stays. Messages about the account cannot be refused. */
export async function setPreferences(
  tx: Tx,
  input: z.output<typeof contract.input>,
): Promise<NotificationPreferences> {
  const personId = personOf(tx)

  const essential = input.groups.find(({ group, allowed }) => group === 'account' && !allowed)
  if (essential) throw refuse.group_is_essential({ group: essential.group })
  if (input.timezone && !isTimezone(input.timezone))
    throw refuse.no_such_timezone({ timezone: input.timezone })

  await keepContact(tx, { personId, timezone: input.timezone })
  for (const preference of input.groups) await upsertPreference(tx, personId, preference)
  if (input.quietHours !== undefined) {
    const quiet = input.quietHours
    await setQuietHours(
      tx,
      personId,
      quiet && { from: minuteOf(quiet.from), until: minuteOf(quiet.until) },
    )
  }

  return readPreferences(tx)
}

/** The link at the foot of a mail: no sign-in, no questions. Stops one group, or all but the essential. */
export async function stopMails(
  tx: Tx,
  { token, group }: { token: string; group?: NotificationGroup | undefined },
): Promise<{ stopped: NotificationGroup[] }> {
  const contact = await readContactByMailToken(tx, token)
  if (!contact) throw refuse.no_such_link()

  if (group === 'account') throw refuse.group_is_essential({ group })

  const stopped = group ? [group] : NotificationGroup.options.filter((each) => each !== 'account')
  for (const each of stopped) {
    await upsertPreference(tx, contact.person_id, { group: each, channel: 'email', allowed: false })
  }

  return { stopped }
}
