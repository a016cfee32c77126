import * as contract from '#contract/availability'
import { serve } from '#foundation/http'
import {
  addMyException,
  editMyHours,
  listMyExceptions,
  listMyReservations,
  readMyHours,
  removeMyException,
} from './my-calendar.ts'

/** Everyone may keep a calendar of their own; whether they are ever asked is the product's matter. */
export const doors = [
  serve(contract.readMyHours, { permit: 'signed-in', work: readMyHours }),
  serve(contract.editMyHours, { permit: 'signed-in', work: editMyHours }),
  serve(contract.listMyExceptions, { permit: 'signed-in', work: listMyExceptions }),
  serve(contract.addMyException, { permit: 'signed-in', work: addMyException }),
  serve(contract.removeMyException, { permit: 'signed-in', work: removeMyException }),
  serve(contract.listMyReservations, { permit: 'signed-in', work: listMyReservations }),
]
