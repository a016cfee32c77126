import { sql, type Tx } from '#foundation/db'

export interface ContactRow {
  readonly person_id: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly timezone: string
  readonly quiet_from: number | null
  readonly quiet_until: number | null
  readonly mail_token: string
}

export interface ContactInput {
  readonly personId: string
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly timezone?: string | undefined
  readonly locale?: string | undefined
}

/** Keep what is new and leave the rest as it was. */
export function upsertContact(
  tx: Tx,
  contact: ContactInput,
  mailToken: string,
): Promise<ContactRow> {
  const { personId, name, email, phone, timezone, locale } = contact
  return tx.one<ContactRow>(sql`
    insert into notifications.contacts as c
           (person_id, name, email, phone, timezone, locale, mail_token, updated_at)
    values (${personId}, ${name ?? null}, ${email ?? null}, ${phone ?? null},
            coalesce(${timezone ?? null}, 'UTC'), coalesce(${locale ?? null}, 'en'), ${mailToken}, ${tx.now})
        on conflict (org_id, person_id) do update
       set name = coalesce(${name ?? null}, c.name),
           email = coalesce(${email ?? null}, c.email),
           phone = coalesce(${phone ?? null}, c.phone),
           timezone = coalesce(${timezone ?? null}, c.timezone),
           locale = coalesce(${locale ?? null}, c.locale),
           updated_at = ${tx.now}
    returning person_id, name, email, phone, timezone, quiet_from, quiet_until, mail_token`)
}

export interface Reach extends ContactRow {
  /** `group/channel` pairs that are switched off. */
  readonly refused: readonly string[]
  readonly is_phone_stopped: boolean
  readonly browsers: number
}

/** How a person may be reached, in one question; undefined when nothing is known of them. */
export function readReach(tx: Tx, personId: string): Promise<Reach | undefined> {
  return tx.maybe<Reach>(sql`
    select c.person_id, c.name, c.email, c.phone, c.timezone, c.quiet_from, c.quiet_until, c.mail_token,
           array(select p.group_name || '/' || p.channel
                   from notifications.preferences p
                  where p.org_id = c.org_id and p.person_id = c.person_id and not p.is_allowed) as refused,
           exists (select from notifications.stops s
                    where s.org_id = c.org_id and s.address = c.phone) as is_phone_stopped,
           (select count(*)::int from notifications.push_subscriptions b
             where b.org_id = c.org_id and b.person_id = c.person_id) as browsers
      from notifications.contacts c
     where c.org_id = ${tx.orgId} and c.person_id = ${personId}`)
}

export function readContactByMailToken(tx: Tx, token: string): Promise<ContactRow | undefined> {
  return tx.maybe<ContactRow>(sql`
    select person_id, name, email, phone, timezone, quiet_from, quiet_until, mail_token
      from notifications.contacts
     where org_id = ${tx.orgId} and mail_token = ${token}`)
}

export function setQuietHours(
  tx: Tx,
  personId: string,
  quiet: { from: number; until: number } | null,
): Promise<number> {
  return tx.run(sql`
    update notifications.contacts
       set quiet_from = ${quiet?.from ?? null}, quiet_until = ${quiet?.until ?? null}, updated_at = ${tx.now}
     where org_id = ${tx.orgId} and person_id = ${personId}`)
}

export interface Preference {
  readonly group: string
  readonly channel: string
  readonly allowed: boolean
}

export function upsertPreference(
  tx: Tx,
  personId: string,
  { group, channel, allowed }: Preference,
): Promise<number> {
  return tx.run(sql`
    insert into notifications.preferences (person_id, group_name, channel, is_allowed, set_at)
    values (${personId}, ${group}, ${channel}, ${allowed}, ${tx.now})
        on conflict (org_id, person_id, group_name, channel) do update
       set is_allowed = excluded.is_allowed, set_at = excluded.set_at`)
}

export function insertStop(tx: Tx, address: string): Promise<number> {
  return tx.run(sql`
    insert into notifications.stops (address, stopped_at)
    values (${address}, ${tx.now})
        on conflict (org_id, address) do nothing`)
}

export function deleteStop(tx: Tx, address: string): Promise<number> {
  return tx.run(sql`
    delete from notifications.stops where org_id = ${tx.orgId} and address = ${address}`)
}

export async function isStopped(tx: Tx, address: string): Promise<boolean> {
  const row = await tx.maybe(sql`
    select address from notifications.stops where org_id = ${tx.orgId} and address = ${address}`)
  return row !== undefined
}

export interface PushSubscriptionRow {
  readonly id: string
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** A browser belongs to whoever signed in with it last. */
export function upsertPushSubscription(
  tx: Tx,
  personId: string,
  browser: PushSubscriptionRow,
): Promise<{ id: string }> {
  return tx.one<{ id: string }>(sql`
    insert into notifications.push_subscriptions (id, person_id, endpoint, p256dh, auth, made_at)
    values (${browser.id}, ${personId}, ${browser.endpoint}, ${browser.p256dh}, ${browser.auth}, ${tx.now})
        on conflict (org_id, endpoint) do update
       set person_id = excluded.person_id, p256dh = excluded.p256dh, auth = excluded.auth
    returning id`)
}

const MOST_BROWSERS = 20

export function listPushSubscriptions(tx: Tx, personId: string): Promise<PushSubscriptionRow[]> {
  return tx.many<PushSubscriptionRow>(sql`
    select id, endpoint, p256dh, auth
      from notifications.push_subscriptions
     where org_id = ${tx.orgId} and person_id = ${personId}
     order by made_at desc
     limit ${MOST_BROWSERS}`)
}

export function deletePushSubscription(tx: Tx, id: string, personId: string): Promise<number> {
  return tx.run(sql`
    delete from notifications.push_subscriptions
     where org_id = ${tx.orgId} and id = ${id} and person_id = ${personId}`)
}

/** Everything by which a person could be known; what was done stays, without words and address. */
export async function erasePerson(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`
    delete from notifications.contacts where org_id = ${tx.orgId} and person_id = ${personId}`)
  await tx.run(sql`
    delete from notifications.preferences where org_id = ${tx.orgId} and person_id = ${personId}`)
  await tx.run(sql`
    delete from notifications.push_subscriptions where org_id = ${tx.orgId} and person_id = ${personId}`)
  await tx.run(sql`
    delete from notifications.notices where org_id = ${tx.orgId} and person_id = ${personId}`)
  await tx.run(sql`
    delete from notifications.mailbox where org_id = ${tx.orgId} and person_id = ${personId}`)
  await tx.run(sql`
    update notifications.messages
       set address = null, to_name = null, title = '(erased)', content = null,
           stopped_at = case when num_nonnulls(sent_at, failed_at, stopped_at) = 0 then ${tx.now} else stopped_at end
     where org_id = ${tx.orgId} and person_id = ${personId}`)
}
