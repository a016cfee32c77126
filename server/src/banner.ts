import type { Config } from '#foundation/config'
import type { Kontor, Role } from './compose.ts'

export interface BannerFacts {
  readonly steps: readonly (readonly [string, string])[]
  readonly roles: readonly Role[]
  readonly city: boolean
  readonly startedMs: number
}

/** What a newcomer must know, once, in one place. */
export function banner(kontor: Kontor, config: Config, facts: BannerFacts): void {
  const personas = kontor.products.flatMap((product) =>
    product.personas.map((persona) => `${persona.name} (${persona.role})`),
  )
  const lines: (readonly [string, string])[] = [
    ['Runtime', `Node ${process.versions.node}, ${facts.roles.join(' + ')} in one process`],
    ...facts.steps,
    ['Products', kontor.products.map((product) => product.title).join(', ')],
    ['Payments', config.STRIPE_SECRET_KEY ? 'Stripe' : 'sandbox (test cards; nothing is charged)'],
    ['Mail', config.SMTP_URL ? 'SMTP' : 'built-in mailbox (nothing leaves this machine)'],
    ['SMS', config.TWILIO_ACCOUNT_SID ? 'Twilio' : 'built-in mailbox'],
    [
      'Maps',
      config.GEOCODER === 'built-in' && config.ROUTER === 'built-in'
        ? 'built-in city and geocoder'
        : `${config.GEOCODER}, ${config.ROUTER}`,
    ],
    ...(config.KONTOR_DEMO
      ? [
          ['People', personas.join(', ')] as const,
          ['City', facts.city ? 'alive' : 'asleep'] as const,
        ]
      : []),
  ]
  const address = kontor.url.replace('127.0.0.1', 'localhost')
  console.log(`\n  Kontor is ready in ${(facts.startedMs / 1000).toFixed(1)} s\n`)
  for (const [name, says] of lines) console.log(`  ${name.padEnd(11)} ${says}`)
  console.log(
    `\n  Open        ${config.PUBLIC_URL ?? address}\n  API page    ${address}/docs\n  Stop        Ctrl-C\n`,
  )
}
