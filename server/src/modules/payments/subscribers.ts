import { askProvider } from './payment/ask-provider.ts'
import { lookAtDispute } from './payment/dispute.ts'
import { sendPayout } from './payout/record-payout.ts'
import { sendRefund } from './refund/record-refund.ts'
import { hearProvider } from './webhook/hear-provider.ts'

export const subscribers = [askProvider, lookAtDispute, sendRefund, sendPayout, hearProvider]
