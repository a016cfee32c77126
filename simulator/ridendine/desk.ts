import { setDispatchSettings } from '#contract/dispatch'
import type { Told } from '#contract/live'
import { readOrganisation } from '#contract/organisations'
import { dismissDispute, readOrder, readRefundOptions, refundDeskOrder } from '#contract/ridendine'
import { Person } from '../play/person.ts'

const DISPUTED = 'ridendine.order.disputed'
const DECIDES_AFTER_S = [120, 900] as const

/** At the desk: decides what customers report. */
export class Desk extends Person {
  /** The desk is never empty of things to look at; it waits for nobody. */
  readonly isResting = true

  /** `tickSeconds`: how often the dispatcher shall look; a demo's stays as its people set it. */
  comeToWork(wishes: { readonly tickSeconds?: number } = {}): void {
    this.plan('day', [0, 5], async () => {
      await this.pickUp()
      const { tickSeconds } = wishes
      if (tickSeconds !== undefined) {
        const reason = 'a day that is counted'
        await this.call(setDispatchSettings, { settings: { tickSeconds }, reason })
      }
      const { id } = await this.call(readOrganisation, {})
      await this.ear.join(`operations:${id}`)
    })
  }

  override hears(told: Told): void {
    if (told.event !== DISPUTED || !told.topic.startsWith('operations:')) return
    const key = `decide:${told.id}`
    if (!this.agenda.has(key)) this.plan(key, DECIDES_AFTER_S, () => decide(this, told.id))
  }
}

/** Two of three are given back as is usual for the cause, the rest stands. */
async function decide(me: Desk, orderId: string): Promise<void> {
  const order = await me.call(readOrder, { orderId })
  // Whoever sits at a screen may want to decide about people at a screen.
  if (order.state !== 'disputed' || !me.city.door.isOfTheCity(order.customer.id)) return
  if (me.dice.chance(0.33)) {
    const reason = 'The photo at the door shows it was there in time.'
    const { answer } = await me.tries(dismissDispute, { orderId, reason })
    if (answer) me.city.tally.add('disputes.dismissed')
    return
  }
  const { desk } = await me.call(readRefundOptions, { orderId })
  const usual = desk?.usual.find(({ cause }) => cause === order.problem?.kind)
  if (!usual) throw new Error(`nothing is usual for ${order.problem?.kind}`)
  const reason = 'That should not have happened.'
  const { answer } = await me.tries(refundDeskOrder, { orderId, legs: usual.legs, reason })
  if (answer) me.city.tally.add('disputes.refunded')
}
