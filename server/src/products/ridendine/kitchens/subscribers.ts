import { type Subscriber, subscribe } from '#foundation/events'
import { PayoutAccountChanged } from '#modules/payments'
import { ReviewShown } from '#modules/reviews'
import {
  CredentialApproved,
  CredentialExpired,
  CredentialRevoked,
  CredentialWithdrawn,
} from '#modules/verification'
import { OrderAccepted, OrderCancelled } from '../orders/order.events.ts'
import { followDocuments, followPayouts } from './approval.ts'
import { ChefApproved, ChefSuspended, ChefUnapproved, KitchenPaused } from './kitchen.events.ts'
import { forgetProfile } from './kitchen-facts.ts'
import { tellChef, wordsOfTime } from './notices.ts'
import { countUnanswered, forgetUnanswered } from './pause-kitchen.ts'

export const subscribers: readonly Subscriber[] = [
  subscribe({
    name: 'ridendine.chef_payouts',
    to: [PayoutAccountChanged],
    work: (tx, { personId, payoutsEnabled }) => followPayouts(tx, personId, payoutsEnabled),
  }),
  subscribe({
    name: 'ridendine.chef_documents',
    to: [CredentialApproved, CredentialExpired, CredentialRevoked, CredentialWithdrawn],
    work: (tx, { personId }) => followDocuments(tx, personId),
  }),
  subscribe({
    name: 'ridendine.chef_rating',
    to: [ReviewShown],
    work: (tx, { subjectId }) => forgetProfile(tx, subjectId),
  }),
  subscribe({
    name: 'ridendine.unanswered_orders',
    to: [OrderCancelled],
    work: (tx, { orderId }) => countUnanswered(tx, orderId),
  }),
  subscribe({
    name: 'ridendine.answered_orders',
    to: [OrderAccepted],
    work: (tx, { chefId }) => forgetUnanswered(tx, chefId),
  }),
  subscribe({
    name: 'ridendine.tell_chef_of_approval',
    to: [ChefApproved],
    work: (tx, { chefId }) => tellChef(tx, chefId, 'approved'),
  }),
  subscribe({
    name: 'ridendine.tell_chef_of_lost_approval',
    to: [ChefUnapproved],
    work: (tx, { chefId }) => tellChef(tx, chefId, 'unapproved'),
  }),
  subscribe({
    name: 'ridendine.tell_chef_of_suspension',
    to: [ChefSuspended],
    work: (tx, { chefId, reason }) => tellChef(tx, chefId, 'suspended', reason),
  }),
  subscribe({
    name: 'ridendine.tell_chef_of_pause',
    to: [KitchenPaused],
    work: async (tx, { chefId, isAutomatic, until }) => {
      if (isAutomatic) await tellChef(tx, chefId, 'autoPaused', await wordsOfTime(tx, until))
    },
  }),
]
