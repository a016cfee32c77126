import * as contract from '#contract/ridendine'
import { answerData, type Door, once, readKey, serve, serveRaw } from '#foundation/http'
import { beginOnboarding, refusedByProvider } from '#modules/payments'
import { refuse } from '../refusals.ts'
import { readBoard } from './board.ts'
import { listChefs } from './browse.ts'
import { readCapacity } from './capacity.ts'
import {
  changeOwnKitchen,
  registerChef,
  saveCapacity,
  saveCookDays,
  saveHours,
} from './change-kitchen.ts'
import * as menus from './change-menu.ts'
import { readChefEarnings, readChefEarningsSummary, readChefEntries } from './earnings.ts'
import { readChefFigures } from './figures.ts'
import { geocode, readDeliveryZone } from './geo.ts'
import { readOnboarding } from './onboarding.ts'
import { readMine, readOwnKitchen } from './own-kitchen.ts'
import { pauseKitchen, resumeKitchen } from './pause-kitchen.ts'
import { readChef, readMenu } from './read-chef.ts'

const mine = { permit: 'kitchen.self' } as const
const open = { permit: 'public' } as const

/** Asks a geocoder that may be on the network, and so runs in no transaction. */
const geocodeDoor = serveRaw(contract.geocode, {
  ...open,
  async work(request, reply, { caller, database, input }) {
    const scope = { orgId: caller.orgId, now: database.clock.now() }
    const data = await geocode(scope, contract.geocode.input.parse(input))
    return answerData(reply, request.traceId, { status: 200, data })
  },
})

/** Talks to the provider between transactions; the same wish twice is one account and one link. */
const stripeDoor = serveRaw(contract.beginStripe, {
  ...mine,
  async work(request, reply, { caller, input: given, transact }) {
    const input = contract.beginStripe.input.parse(given)
    const chef = await transact(readMine)
    if (chef.id !== input.chefId) throw refuse.not_a_chef()
    const between = { orgId: caller.orgId, transact }
    const run = async () => {
      const url = await beginOnboarding(between, chef.id, input.returnPath).catch(refusedByProvider)
      return { url, accountLink: url }
    }
    const key = readKey(request.headers['idempotency-key'])
    const { method, path, status } = contract.beginStripe
    const done = key
      ? await transact((tx) => once(tx, { key, endpoint: `${method} ${path}`, input, status }, run))
      : { status, answer: await run() }
    return answerData(reply, request.traceId, { status: done.status, data: done.answer })
  },
})

export const doors: readonly Door[] = [
  serve(contract.listChefs, { ...open, work: listChefs }),
  serve(contract.readChef, { ...open, work: readChef }),
  serve(contract.readMenu, { ...open, work: readMenu }),
  serve(contract.readDeliveryZone, { ...open, work: readDeliveryZone }),
  geocodeDoor,
  serve(contract.registerChef, { ...mine, work: registerChef }),
  serve(contract.readOwnKitchen, { ...mine, work: readOwnKitchen }),
  serve(contract.changeOwnKitchen, { ...mine, work: changeOwnKitchen }),
  serve(contract.readOnboarding, { ...mine, work: readOnboarding }),
  stripeDoor,
  serve(contract.saveHours, { ...mine, work: saveHours }),
  serve(contract.saveCookDays, { ...mine, work: saveCookDays }),
  serve(contract.pauseKitchen, { ...mine, work: pauseKitchen }),
  serve(contract.resumeKitchen, { ...mine, work: resumeKitchen }),
  serve(contract.saveCapacity, { ...mine, work: saveCapacity }),
  serve(contract.readCapacity, { ...mine, work: readCapacity }),
  serve(contract.listOwnMenus, { ...mine, work: menus.listOwnMenus }),
  serve(contract.createMenu, { ...mine, work: menus.createMenu }),
  serve(contract.changeMenu, { ...mine, work: menus.changeMenu }),
  serve(contract.removeMenu, { ...mine, work: menus.removeMenu }),
  serve(contract.createDish, { ...mine, work: menus.createDish }),
  serve(contract.changeDish, { ...mine, work: menus.changeDish }),
  serve(contract.removeDish, { ...mine, work: menus.removeDish }),
  serve(contract.markSoldOut, { ...mine, work: menus.markSoldOut }),
  serve(contract.bringBack, { ...mine, work: menus.bringBack }),
  serve(contract.readBoard, { ...mine, work: readBoard }),
  serve(contract.readChefEarnings, { ...mine, work: readChefEarnings }),
  serve(contract.readChefEarningsSummary, { ...mine, work: readChefEarningsSummary }),
  serve(contract.readChefEntries, { ...mine, work: readChefEntries }),
  serve(contract.readChefFigures, { ...mine, work: readChefFigures }),
]
