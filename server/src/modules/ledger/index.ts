import { audience } from '#foundation/live'
import { defineModule } from '#foundation/module'
import { HoldCaptured, HoldExpired, HoldPlaced, HoldReleased, TransferPosted } from './events.ts'
import { holdLifecycle } from './hold.lifecycle.ts'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { expireHold } from './resolve-hold.ts'
import { doors } from './routes.ts'

export {
  type Account,
  accountFor,
  type Balance,
  listAvailable,
  listBalances,
  openAccount,
  readBalance,
} from './accounts.ts'
export { chart, type Owner, type Purpose } from './chart.ts'
export { HoldCaptured, HoldExpired, HoldPlaced, HoldReleased, TransferPosted } from './events.ts'
export { holdLifecycle } from './hold.lifecycle.ts'
export { type Entry, entriesAbout, entriesOfAction, listEntries } from './list-entries.ts'
export { ledgerOnTimeline } from './on-timeline.ts'
export { type PlaceHold, placeHold } from './place-hold.ts'
export { postTransfer, postTransfers, type Transfer, type TransferLine } from './post-transfer.ts'
export { balanceOnWire, entryOnWire } from './presented.ts'
export { type CaptureHold, captureHold, releaseHold } from './resolve-hold.ts'
export { type Verification, verifyLedger } from './verify-ledger.ts'

export const ledgerModule = defineModule({
  name: 'ledger',
  title: 'Ledger',
  folder: import.meta.dirname,
  needs,
  doors,
  events: [TransferPosted, HoldPlaced, HoldCaptured, HoldReleased, HoldExpired],
  lifecycles: [holdLifecycle],
  timers: { [holdLifecycle.name]: (tx, id) => expireHold(tx, id) },
  audiences: [
    // Whoever's account it is sees the new balance.
    audience([TransferPosted], (_tx, payload) =>
      payload.lines.flatMap((line) =>
        line.ownerKind === 'person' ? [`person:${line.ownerId}`] : [],
      ),
    ),
  ],
  permits,
})
