import * as contract from '#contract/zenvee'
import { serve } from '#foundation/http'
import { discover } from '../discovery/discover.ts'
import { listSlots, readDiscovery } from '../discovery/present-discovery.ts'
import { beginSeries } from '../series/begin-series.ts'
import { restoreVisit, skipVisit, stopSeries } from '../series/change-series.ts'
import { listSeries, readSeries } from '../series/read-series.ts'
import { readEarnings, readEarningsSummary, readGrowth } from '../technicians/earnings.ts'
import {
  goOnline,
  readOwnProfile,
  readTechnician,
  saveOwnProfile,
} from '../technicians/own-profile.ts'
import { listVendors, makeVendor } from '../vendors/make-vendor.ts'
import {
  answerInvitation,
  inviteTechnician,
  leaveVendor,
  readMyVendor,
  removeTechnician,
} from '../vendors/members.ts'
import { listVendorBookings, readVendor } from '../vendors/read-vendor.ts'
import { reviewBooking, shareOnMyWay, tipBooking } from './after-visit.ts'
import {
  acceptBooking,
  counterBooking,
  declineBooking,
  declineCounter,
  propose,
  takeCounter,
} from './answer-booking.ts'
import { answerExtraWork, askExtraWork } from './extra-work.ts'
import {
  cancelBooking,
  confirmBooking,
  disputeBooking,
  refundBooking,
  reportNoShow,
  resolveBooking,
} from './finish-booking.ts'
import { listAllBookings, listBookings, readBooking, readCancellation } from './listings.ts'
import { payBooking } from './pay-booking.ts'
import { downloadReceipt, readReceipt } from './receipt.ts'
import { requestBooking } from './request-booking.ts'
import { arrive, completeBooking, overrideStart, startService, startTrip } from './visit.ts'

export const doors = [
  serve(contract.discover, { permit: 'discovery.make', work: discover }),
  serve(contract.readDiscovery, { permit: 'signed-in', work: readDiscovery }),
  serve(contract.listSlots, { permit: 'signed-in', work: listSlots }),
  serve(contract.readTechnician, { permit: 'signed-in', work: readTechnician }),

  serve(contract.requestBooking, { permit: 'booking.request', work: requestBooking }),
  serve(contract.listBookings, { permit: 'signed-in', work: listBookings }),
  serve(contract.readBooking, { permit: 'signed-in', work: readBooking }),
  serve(contract.acceptBooking, { permit: 'booking.work', work: acceptBooking }),
  serve(contract.declineBooking, { permit: 'booking.work', work: declineBooking }),
  serve(contract.counterBooking, { permit: 'booking.work', work: counterBooking }),
  serve(contract.takeCounter, { permit: 'booking.answer', work: takeCounter }),
  serve(contract.declineCounter, { permit: 'booking.answer', work: declineCounter }),
  serve(contract.propose, { permit: 'booking.answer', work: propose }),
  serve(contract.payBooking, { permit: 'booking.answer', work: payBooking }),
  serve(contract.startTrip, { permit: 'booking.work', work: startTrip }),
  serve(contract.arrive, { permit: 'booking.work', work: arrive }),
  serve(contract.startService, { permit: 'booking.work', work: startService }),
  serve(contract.overrideStart, { permit: 'booking.operate', work: overrideStart }),
  serve(contract.askExtraWork, { permit: 'booking.work', work: askExtraWork }),
  serve(contract.answerExtraWork, { permit: 'booking.answer', work: answerExtraWork }),
  serve(contract.completeBooking, { permit: 'booking.work', work: completeBooking }),
  serve(contract.confirmBooking, { permit: 'booking.answer', work: confirmBooking }),
  serve(contract.disputeBooking, { permit: 'booking.answer', work: disputeBooking }),
  serve(contract.refundBooking, { permit: 'booking.operate', work: refundBooking }),
  serve(contract.resolveBooking, { permit: 'booking.operate', work: resolveBooking }),
  serve(contract.cancelBooking, { permit: 'booking.own', work: cancelBooking }),
  serve(contract.readCancellation, { permit: 'booking.own', work: readCancellation }),
  serve(contract.reportNoShow, { permit: 'booking.own', work: reportNoShow }),
  serve(contract.tipBooking, { permit: 'booking.answer', work: tipBooking }),
  serve(contract.reviewBooking, { permit: 'booking.own', work: reviewBooking }),
  serve(contract.shareOnMyWay, { permit: 'booking.own', work: shareOnMyWay }),
  serve(contract.readReceipt, { permit: 'booking.own', work: readReceipt }),
  downloadReceipt,
  serve(contract.beginSeries, { permit: 'booking.request', work: beginSeries }),
  serve(contract.listSeries, { permit: 'booking.own', work: listSeries }),
  serve(contract.readSeries, { permit: 'booking.own', work: readSeries }),
  serve(contract.skipVisit, { permit: 'booking.request', work: skipVisit }),
  serve(contract.restoreVisit, { permit: 'booking.request', work: restoreVisit }),
  serve(contract.stopSeries, { permit: 'booking.own', work: stopSeries }),

  serve(contract.makeVendor, { permit: 'vendor.make', work: makeVendor }),
  serve(contract.listVendors, { permit: 'booking.operate', work: listVendors }),
  serve(contract.readVendor, { permit: 'vendor.own', work: readVendor }),
  serve(contract.listVendorBookings, { permit: 'vendor.own', work: listVendorBookings }),
  serve(contract.inviteTechnician, { permit: 'vendor.own', work: inviteTechnician }),
  serve(contract.removeTechnician, { permit: 'vendor.own', work: removeTechnician }),
  serve(contract.readMyVendor, { permit: 'technician.self', work: readMyVendor }),
  serve(contract.answerInvitation, { permit: 'technician.self', work: answerInvitation }),
  serve(contract.leaveVendor, { permit: 'technician.self', work: leaveVendor }),

  serve(contract.listAllBookings, { permit: 'booking.operate', work: listAllBookings }),

  serve(contract.readOwnProfile, { permit: 'technician.self', work: readOwnProfile }),
  serve(contract.saveOwnProfile, { permit: 'technician.self', work: saveOwnProfile }),
  serve(contract.goOnline, { permit: 'technician.self', work: goOnline }),
  serve(contract.readGrowth, { permit: 'technician.self', work: readGrowth }),
  serve(contract.readEarnings, { permit: 'technician.self', work: readEarnings }),
  serve(contract.readEarningsSummary, {
    permit: 'technician.self',
    readOnly: false,
    work: readEarningsSummary,
  }),
]
