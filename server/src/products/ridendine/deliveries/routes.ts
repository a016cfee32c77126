import * as contract from '#contract/ridendine'
import { type Door, serve } from '#foundation/http'
import {
  readDriverEarningLines,
  readDriverEarnings,
  readDriverEarningsSummary,
  readDriverFigures,
} from './earnings.ts'
import { closeIncident, listIncidents, listOwnIncidents, reportIncident } from './incidents.ts'
import { acceptOffer, declineOffer, listOwnOffers } from './offers.ts'
import { changeOwnDriver, readOwnDriver, registerDriver, setDriverOnline } from './own-account.ts'
import { readOwnRun } from './run.ts'
import {
  arriveDoor,
  arriveKitchen,
  deliver,
  depart,
  dropOut,
  pickUp,
  reportUnreachable,
} from './steps.ts'

const SELF = { permit: 'driver.self' } as const
const CARRY = { permit: 'order.carry' } as const
const DESK = { permit: 'order.operate' } as const

export const doors: readonly Door[] = [
  serve(contract.registerDriver, { ...SELF, work: registerDriver }),
  serve(contract.readOwnDriver, { ...SELF, work: readOwnDriver }),
  serve(contract.changeOwnDriver, { ...SELF, work: changeOwnDriver }),
  serve(contract.setDriverOnline, { ...SELF, work: setDriverOnline }),
  serve(contract.listOwnOffers, { ...CARRY, work: listOwnOffers }),
  serve(contract.acceptOffer, { ...CARRY, work: acceptOffer }),
  serve(contract.declineOffer, { ...CARRY, work: declineOffer }),
  serve(contract.readOwnRun, { ...CARRY, work: readOwnRun }),
  serve(contract.arriveKitchen, { ...CARRY, work: arriveKitchen }),
  serve(contract.pickUp, { ...CARRY, work: pickUp }),
  serve(contract.depart, { ...CARRY, work: depart }),
  serve(contract.arriveDoor, { ...CARRY, work: arriveDoor }),
  serve(contract.reportUnreachable, { ...CARRY, work: reportUnreachable }),
  serve(contract.deliver, { ...CARRY, work: deliver }),
  serve(contract.dropOut, { ...CARRY, work: dropOut }),
  serve(contract.reportIncident, { ...SELF, work: reportIncident }),
  serve(contract.listOwnIncidents, { ...SELF, work: listOwnIncidents }),
  serve(contract.listIncidents, { ...DESK, work: listIncidents }),
  serve(contract.closeIncident, { ...DESK, work: closeIncident }),
  serve(contract.readDriverEarnings, { ...SELF, work: readDriverEarnings }),
  serve(contract.readDriverEarningsSummary, {
    ...SELF,
    readOnly: false,
    work: readDriverEarningsSummary,
  }),
  serve(contract.readDriverEarningLines, { ...SELF, work: readDriverEarningLines }),
  serve(contract.readDriverFigures, { ...SELF, work: readDriverFigures }),
]
