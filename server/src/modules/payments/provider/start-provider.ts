import type { House, Running } from '#foundation/module'
import { runningSandbox } from '#modules/stripe-sandbox'
import { chooseProvider } from './current-provider.ts'
import { stripeProvider } from './stripe.adapter.ts'

/** Stripe when it is configured, the sandbox otherwise; and say which. */
export async function startProvider({ config }: House): Promise<Running> {
  chooseProvider(config.STRIPE_SECRET_KEY ? live(config.STRIPE_SECRET_KEY, config) : sandboxed())
  return {
    async stop() {
      chooseProvider(undefined)
    },
  }
}

function live(secretKey: string, config: House['config']) {
  return stripeProvider({
    secretKey,
    publishableKey: config.STRIPE_PUBLISHABLE_KEY ?? '',
    webhookSecret: config.STRIPE_WEBHOOK_SECRET ?? '',
    returnBase: config.PUBLIC_URL ?? '',
  })
}

function sandboxed() {
  const sandbox = runningSandbox()
  if (!sandbox) throw new Error('neither Stripe nor its sandbox is there to take payments')
  const { secretKey, publishableKey, webhookSecret, host, port, browserBase } = sandbox
  return stripeProvider({
    secretKey,
    publishableKey,
    webhookSecret,
    returnBase: '',
    sandbox: { host, port, browserBase },
  })
}
