import * as contract from '#contract/ridendine'
import { type Door, serve } from '#foundation/http'
import { rateDelivery, rateFood, tipOrder } from './after-delivery.ts'
import { acceptOrder, delayOrder, markReady, rejectOrder, startPreparing } from './answer-order.ts'
import { cancelOrder, withdrawOrder } from './cancel-order.ts'
import { completeOrder } from './finish-order.ts'
import {
  addToGroupOrder,
  closeGroupOrder,
  openGroupOrder,
  readGroupOrder,
  removeFromGroupOrder,
} from './group/group-order.ts'
import { listOrders, readCancellation, readOrder } from './listings.ts'
import { payOrder } from './pay-order.ts'
import { placeOrder } from './place-order.ts'
import { readRefundOptions, reportProblem } from './problem.ts'
import { quoteOrder } from './quote-order.ts'
import { downloadCreditNote, downloadReceipt, readReceipt } from './receipt.ts'
import { reorder } from './reorder.ts'

export const doors: readonly Door[] = [
  serve(contract.quoteOrder, { permit: 'order.place', work: quoteOrder }),
  serve(contract.placeOrder, { permit: 'order.place', work: placeOrder }),
  serve(contract.listOrders, { permit: 'order.own', work: listOrders }),
  serve(contract.readOrder, { permit: 'order.own', work: readOrder }),
  serve(contract.payOrder, { permit: 'order.answer', work: payOrder }),
  serve(contract.withdrawOrder, { permit: 'order.own', work: withdrawOrder }),
  serve(contract.cancelOrder, { permit: 'order.answer', work: cancelOrder }),
  serve(contract.readCancellation, { permit: 'order.own', work: readCancellation }),

  serve(contract.acceptOrder, { permit: 'order.cook', work: acceptOrder }),
  serve(contract.rejectOrder, { permit: 'order.cook', work: rejectOrder }),
  serve(contract.startPreparing, { permit: 'order.cook', work: startPreparing }),
  serve(contract.markReady, { permit: 'order.cook', work: markReady }),
  serve(contract.delayOrder, { permit: 'order.cook', work: delayOrder }),

  serve(contract.completeOrder, { permit: 'order.answer', work: completeOrder }),
  serve(contract.tipOrder, { permit: 'order.answer', work: tipOrder }),
  serve(contract.reportProblem, { permit: 'order.answer', work: reportProblem }),
  serve(contract.readRefundOptions, { permit: 'order.own', work: readRefundOptions }),
  serve(contract.rateFood, { permit: 'order.answer', work: rateFood }),
  serve(contract.rateDelivery, { permit: 'order.answer', work: rateDelivery }),
  serve(contract.reorder, { permit: 'order.answer', work: reorder }),
  serve(contract.readReceipt, { permit: 'order.own', work: readReceipt }),
  downloadReceipt,
  downloadCreditNote,

  serve(contract.openGroupOrder, { permit: 'order.place', work: openGroupOrder }),
  serve(contract.readGroupOrder, { permit: 'public', work: readGroupOrder }),
  serve(contract.addToGroupOrder, { permit: 'public', work: addToGroupOrder }),
  serve(contract.removeFromGroupOrder, { permit: 'public', work: removeFromGroupOrder }),
  serve(contract.closeGroupOrder, { permit: 'order.place', work: closeGroupOrder }),
]
