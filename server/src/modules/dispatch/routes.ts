import * as contract from '#contract/dispatch'
import type { Tx } from '#foundation/db'
import { type Door, serve } from '#foundation/http'
import { listDispatchTicks, readDispatchBoard, readDispatchWhy } from './board.ts'
import { wakeTick } from './jobs.ts'
import type { Fleets } from './policy.ts'
import { readDispatchSettings, setDispatchSettings } from './settings.ts'
import { closeStreet, listClosedStreets, openStreet } from './streets.ts'
import {
  changeDispatchZone,
  drawDispatchZone,
  listDispatchZones,
  removeDispatchZone,
} from './zones.ts'

const SEE = { permit: 'dispatch.see' } as const
const STEER = { permit: 'dispatch.steer' } as const

/** The doors of the dispatcher, for these products' couriers. */
export function doorsOf(fleets: Fleets): readonly Door[] {
  return [
    serve(contract.readDispatchBoard, { ...SEE, work: (tx) => readDispatchBoard(tx, fleets) }),
    serve(contract.listDispatchTicks, { ...SEE, work: listDispatchTicks }),
    serve(contract.readDispatchWhy, { ...SEE, work: readDispatchWhy }),
    serve(contract.readDispatchSettings, { ...SEE, work: readDispatchSettings }),
    serve(contract.setDispatchSettings, { ...STEER, work: setDispatchSettings }),
    serve(contract.runDispatch, { ...STEER, work: lookNow }),
    serve(contract.listDispatchZones, { ...SEE, work: (tx) => listDispatchZones(tx, fleets) }),
    serve(contract.drawDispatchZone, { ...STEER, work: drawDispatchZone }),
    serve(contract.changeDispatchZone, { ...STEER, work: changeDispatchZone }),
    serve(contract.removeDispatchZone, { ...STEER, work: removeDispatchZone }),
    serve(contract.listClosedStreets, { ...SEE, work: listClosedStreets }),
    serve(contract.closeStreet, { ...STEER, work: closeStreet }),
    serve(contract.openStreet, { ...STEER, work: openStreet }),
  ]
}

async function lookNow(tx: Tx): Promise<{ done: true }> {
  await wakeTick(tx)
  return { done: true }
}
