import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { failSetup, finishSetup } from '../cards/setup-intents.ts'
import { failIntent, resumeIntent } from '../charging/confirm-intent.ts'
import { finishOnboarding, openLink } from '../connect/accounts.ts'
import type { Call, Sandbox } from '../desk/call.ts'
import { type Found, openObject } from '../desk/objects.sql.ts'
import { invalid, StripeProblem } from '../desk/problem.ts'
import { transact } from '../desk/transact.ts'
import { challengePage, onboardingPage, sentencePage, stylesheet } from './pages.ts'

const asked = z.object({ client_secret: z.string() })
const answered = z.object({ client_secret: z.string(), outcome: z.enum(['pass', 'fail']) })
const onboarded = z.object({ bank_account: z.string().regex(/^\d{8,17}$/) })
const named = z.object({ id: z.string() })
const linked = z.object({ id: z.string(), token: z.string() })

/** The pages that Stripe would host: a bank's challenge and a payee's onboarding. */
export function servePages(app: FastifyInstance, sandbox: Sandbox): void {
  const base = sandbox.browserBase
  const act = <T>(work: (call: Call) => Promise<T>) => transact(sandbox, '', work)

  app.get('/sandbox.css', (_request, reply) => reply.type('text/css').send(stylesheet))

  app.get('/challenge/:id', async (request, reply) => {
    const { id } = named.parse(request.params)
    const { client_secret } = asked.parse(request.query)
    return show(base, reply, async () => {
      const { body } = await act((call) => openIntent(call, id, client_secret))
      return challengePage(base, body)
    })
  })

  app.post('/challenge/:id', async (request, reply) => {
    const { id } = named.parse(request.params)
    const { client_secret, outcome } = answered.parse(request.body)
    return show(base, reply, () => finishChallenge(sandbox, id, client_secret, outcome))
  })

  app.get('/connect/:id/:token', async (request, reply) => {
    const { id, token } = linked.parse(request.params)
    return show(base, reply, async () => {
      const { account } = await act((call) => openLink(call, id, token))
      return onboardingPage(base, account, token)
    })
  })

  app.post('/connect/:id/:token', async (request, reply) => {
    const { id, token } = linked.parse(request.params)
    const { bank_account } = onboarded.parse(request.body)
    return show(base, reply, async () => {
      const { returnUrl } = await act(async (call) => {
        const link = await openLink(call, id, token)
        await finishOnboarding(call, link.account, bank_account)
        return link
      })
      sandbox.ring()
      return returnUrl
        ? { goTo: returnUrl }
        : sentencePage(base, 'All set', 'You may close this page.')
    })
  })
}

type Intent = Found<'payment_intent'> | Found<'setup_intent'>

async function openIntent(call: Call, id: string, secret: string): Promise<Intent> {
  const found = id.startsWith('seti_')
    ? await openObject(call, 'setup_intent', id)
    : await openObject(call, 'payment_intent', id)
  if (found.body.client_secret !== secret) throw invalid('This link is not right.')
  if (found.body.status !== 'requires_action') throw invalid('This has been answered already.')
  return found
}

async function finishChallenge(
  sandbox: Sandbox,
  id: string,
  secret: string,
  outcome: 'pass' | 'fail',
): Promise<string | { goTo: string }> {
  const finished = await transact(sandbox, '', async (call) => {
    const { body, hidden } = await openIntent(call, id, secret)
    await call.db.query('savepoint challenge')
    const isFine =
      outcome === 'pass'
        ? await finish(call, body).then(
            () => true,
            (error: unknown) => {
              if (error instanceof StripeProblem && error.keep) return false
              throw error
            },
          )
        : await fail(call, body)
    return { isFine, returnUrl: hidden.returnUrl, object: body.object }
  })
  sandbox.ring()
  const { returnUrl, isFine, object } = finished
  if (!returnUrl) {
    return sentencePage(
      sandbox.browserBase,
      isFine ? 'Confirmed' : 'Not confirmed',
      'You may close this page.',
    )
  }
  const query = new URLSearchParams({
    [object]: id,
    [`${object}_client_secret`]: secret,
    redirect_status: isFine ? 'succeeded' : 'failed',
  })
  return { goTo: `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}${query}` }
}

async function finish(call: Call, intent: Intent['body']): Promise<void> {
  if (intent.object === 'setup_intent') await finishSetup(call, intent)
  else await resumeIntent(call, intent)
}

async function fail(call: Call, intent: Intent['body']): Promise<false> {
  if (intent.object === 'setup_intent') await failSetup(call, intent)
  else await failIntent(call, intent)
  return false
}

async function show(
  base: string,
  reply: FastifyReply,
  work: () => Promise<string | { goTo: string }>,
): Promise<FastifyReply> {
  try {
    const outcome = await work()
    if (typeof outcome !== 'string') return await reply.redirect(outcome.goTo, 303)
    return await reply.type('text/html; charset=utf-8').send(outcome)
  } catch (error) {
    if (!(error instanceof StripeProblem)) throw error
    return reply
      .code(error.status)
      .type('text/html; charset=utf-8')
      .send(sentencePage(base, 'This did not work', error.message))
  }
}
