import type { AddressInfo } from 'node:net'
import { type Client, createClient } from '#contract'
import { SYSTEM } from '#foundation/db'
import { type Identification, Limits, makeHttp, mount } from '#foundation/http'
import { auditModule } from '#modules/audit'
import { filesModule } from '#modules/files'
import { notificationsModule } from '#modules/notifications'
import { createOrganisation, organisationsModule } from '#modules/organisations'
import { makeWorld, type World } from '#testing'
import { identification, identityModule, runIn } from '../index.ts'

export const SECRET = 'a secret of a test, which is long enough'
export const PASSWORD = 'seven violet teapots'

/** A world with two organisations, a served API, and the mail that was sent. */
export interface Town {
  readonly world: World
  readonly who: Identification
  readonly url: string
  /** A client of the organisation `here` (or `there`), with a token or without. */
  client(token?: string | null, organisation?: string): Client
  /** The last token that was mailed to an address. */
  mailedToken(email: string): Promise<string>
  mailCount(email: string): Promise<number>
  close(): Promise<void>
}

export async function makeTown(): Promise<Town> {
  const rooms = [organisationsModule, auditModule, notificationsModule, filesModule, identityModule]
  const world = await makeWorld({ rooms })
  const { database } = world
  await organise(world, world.orgId, 'here')
  await organise(world, world.otherOrgId, 'there')
  const who = identification(database, SECRET, world.wired.permitsOf, 'here')
  runIn({ demo: false, provider: null, openRoles: ['customer', 'technician'] })

  const app = await makeHttp({ origins: [] })
  const limits = new Limits(false)
  mount(
    { app, database, who, limits, checkAnswers: true },
    '/v1',
    rooms.flatMap((room) => room.doors),
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  runIn({ publicUrl: () => url })

  return {
    world,
    who,
    url,
    client: (token = null, organisation = 'here') =>
      createClient({ baseUrl: `${url}/v1`, token: () => token, organisation }),
    async mailedToken(email) {
      const [mail] = await world.raw<{ content: string }>(
        `select content::text from notifications.messages
          where address = '${email}' and content::text like '%?token=%' order by made_at desc, id desc limit 1`,
      )
      const token = /\?token=([A-Za-z0-9_-]+)/.exec(mail?.content ?? '')?.[1]
      if (!token) throw new Error(`no mail with a token for ${email}`)
      return token
    },
    async mailCount(email) {
      const [row] = await world.raw<{ n: number }>(
        `select count(*)::int as n from notifications.messages where address = '${email}'`,
      )
      return row?.n ?? 0
    },
    async close() {
      await app.close()
      await world.close()
    },
  }
}

function organise(world: World, orgId: string, slug: string) {
  return world.database.transact({ orgId, actor: SYSTEM }, (tx) =>
    createOrganisation(tx, {
      slug,
      name: slug,
      currency: 'USD',
      timezone: 'America/New_York',
      jurisdiction: 'US-MA',
    }),
  )
}
