import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error the package has no types of its own
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '#contract/identity'
import { minutes } from '#foundation/time'
import { registerPerson, runIn } from '../index.ts'
import { makeTown, PASSWORD, type Town } from '../testing/town.ts'

/** Who signs in at the provider next, and what it says of them. */
let claims: { sub: string; email?: string; email_verified?: boolean; name?: string }
let town: Town
let server: Server
let issuer: string

beforeAll(async () => {
  town = await makeTown()
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'kontor',
        client_secret: 'a secret between us',
        redirect_uris: [`${town.url}/sign-in/return`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['a key'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: async (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ ...claims, sub }),
    }),
  } as never)
  server.on('request', provider.callback())
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await town.close()
})

const settings = () => ({
  issuer,
  clientId: 'kontor',
  clientSecret: 'a secret between us',
  name: 'Your school',
})

/** What a browser does at the provider: sign in, consent, follow until it is sent back to us. */
async function atProvider(url: string): Promise<URLSearchParams> {
  const jar = new Map<string, string>()
  let next = url
  let body: string | undefined
  for (let step = 0; step < 12; step += 1) {
    const response = await fetch(next, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      body,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    body = undefined
    const to = response.headers.get('location')
    if (to) {
      next = new URL(to, next).href
      if (next.startsWith(town.url)) return new URL(next).searchParams
      continue
    }
    const page = await response.text()
    const action = /<form[^>]+action="([^"]+)"/.exec(page)?.[1]
    if (!action) throw new Error(`the provider says ${response.status}: ${page.slice(0, 400)}`)
    next = new URL(action, next).href
    body = page.includes('name="login"')
      ? `prompt=login&login=${claims.sub}&password=x`
      : 'prompt=consent'
  }
  throw new Error('the provider never sends back')
}

async function signedIn(as: typeof claims) {
  claims = as
  const visitor = town.client()
  const { url, state } = await visitor.call(contract.startOidc, {})
  const back = await atProvider(url)
  expect(back.get('state')).toBe(state)
  const input = { state, code: back.get('code') ?? '', iss: back.get('iss') ?? undefined }
  return { input, ...(await visitor.call(contract.finishOidc, input)) }
}
const refusedAs = (reason: string) => ({ error: { reason } })

test('without a provider there is no button and no door', async () => {
  expect(await town.client().call(contract.oidcProvider, {})).toEqual({ provider: null })
  await expect(town.client().call(contract.startOidc, {})).rejects.toMatchObject({
    status: 404,
    ...refusedAs('identity.no_provider'),
  })
})

test('a real provider signs somebody in, once per return, and knows them the next time', async () => {
  runIn({ provider: settings() })
  expect(await town.client().call(contract.oidcProvider, {})).toEqual({
    provider: { name: 'Your school' },
  })
  const first = await signedIn({
    sub: 'grace',
    email: 'Grace@Example.com',
    email_verified: true,
    name: 'Grace Hopper',
  })
  expect(first.profile).toMatchObject({
    name: 'Grace Hopper',
    email: 'grace@example.com',
    emailVerified: true,
    hasPassword: false,
    roles: ['customer'],
  })
  await expect(town.client().call(contract.finishOidc, first.input)).rejects.toMatchObject(
    refusedAs('identity.oidc_unknown'),
  )
  const again = await signedIn({
    sub: 'grace',
    email: 'elsewhere@example.com',
    email_verified: true,
  })
  expect(again.profile.id).toBe(first.profile.id)
})

test('a confirmed address links the account that has it', async () => {
  const { id } = await town.world.system().act((tx) =>
    registerPerson(tx, {
      name: 'Ada',
      email: 'ada@example.com',
      password: PASSWORD,
      roles: ['customer'],
      isEmailVerified: true,
    }),
  )
  expect(
    (await signedIn({ sub: 'ada', email: 'ada@example.com', email_verified: true })).profile,
  ).toMatchObject({ id, hasPassword: true })
})

test('whoever opened an account with the address of another loses it to the other', async () => {
  const squatter = await town
    .client()
    .call(contract.register, { email: 'joan@example.com', password: PASSWORD, name: 'Not Joan' })
  const joan = await signedIn({ sub: 'joan', email: 'joan@example.com', email_verified: true })
  expect(joan.profile).toMatchObject({
    id: squatter.profile.id,
    hasPassword: false,
    emailVerified: true,
  })
  await expect(
    town.client(squatter.accessToken).call(contract.readProfile, {}),
  ).rejects.toMatchObject({ status: 401 })
  await expect(
    town.client().call(contract.signIn, { email: 'joan@example.com', password: PASSWORD }),
  ).rejects.toMatchObject({ status: 401 })
})

test('an address that the provider has not confirmed opens nothing', async () => {
  await expect(
    signedIn({ sub: 'eve', email: 'ada@example.com', email_verified: false }),
  ).rejects.toMatchObject(refusedAs('identity.oidc_email_unverified'))
  await expect(signedIn({ sub: 'mallory' })).rejects.toMatchObject(
    refusedAs('identity.oidc_email_unverified'),
  )
})

test('a code for another attempt, a late return and a made-up state are refused', async () => {
  claims = { sub: 'grace', email: 'grace@example.com', email_verified: true }
  const visitor = town.client()
  const [mine, theirs] = [
    await visitor.call(contract.startOidc, {}),
    await visitor.call(contract.startOidc, {}),
  ]
  const back = await atProvider(theirs.url)
  await expect(
    visitor.call(contract.finishOidc, { state: mine.state, code: back.get('code') ?? '' }),
  ).rejects.toMatchObject({ status: 401, ...refusedAs('identity.provider_refused') })
  await expect(
    visitor.call(contract.finishOidc, { state: 'x'.repeat(43), code: 'y' }),
  ).rejects.toMatchObject(refusedAs('identity.oidc_unknown'))
  await expect(
    town
      .client(null, 'there')
      .call(contract.finishOidc, { state: theirs.state, code: back.get('code') ?? '' }),
  ).rejects.toMatchObject(refusedAs('identity.oidc_unknown'))
  town.world.clock.passes(minutes(11))
  await expect(
    visitor.call(contract.finishOidc, { state: theirs.state, code: back.get('code') ?? '' }),
  ).rejects.toMatchObject(refusedAs('identity.oidc_unknown'))
})

test('a provider that does not answer is said to be away', async () => {
  runIn({ provider: { ...settings(), issuer: 'http://127.0.0.1:9' } })
  await expect(town.client().call(contract.startOidc, {})).rejects.toMatchObject({
    status: 503,
    ...refusedAs('identity.provider_unreachable'),
  })
  runIn({ provider: null })
})
