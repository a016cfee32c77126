import { defineModule } from '#foundation/module'
import { needs } from './needs.ts'
import { startSandbox } from './start-sandbox.adapter.ts'

export { sandboxPages } from './browser/sandbox-pages.ts'
export { type TestCard, testCards } from './cards/test-cards.ts'
export type { SandboxOptions } from './desk/call.ts'
export { type StripeSandbox, stripeSandbox } from './sandbox.ts'
export { type RunningSandbox, runningSandbox } from './start-sandbox.adapter.ts'
export type { Faults } from './webhooks/faults.ts'

export const stripeSandboxModule = defineModule({
  name: 'stripe-sandbox',
  title: 'Stripe sandbox',
  folder: import.meta.dirname,
  needs,
  start: startSandbox,
})
