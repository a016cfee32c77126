import * as contract from '#contract/notifications'
import { type Door, serve, serveRaw } from '#foundation/http'
import type { Carriers } from './channels/carrier.ts'
import { countUnread, listInbox, readEveryNotice, readNotice } from './inbox.ts'
import { listMailbox, listOutgoing, readMailboxItem } from './mailbox.ts'
import { readPreferences, setPreferences, stopMails } from './preferences.ts'
import { subscribePush, unsubscribePush } from './push.ts'
import { readChannels } from './read-channels.ts'
import { mustBeSigned, readSigned, receiveText } from './receive-text.ts'
import { refuse } from './refusals.ts'

export function doorsOf(carriers: () => Carriers): Door[] {
  return [
    serve(contract.listNotices, { permit: 'signed-in', work: listInbox }),
    serve(contract.countUnread, { permit: 'signed-in', work: countUnread }),
    serve(contract.readNotice, { permit: 'signed-in', work: readNotice }),
    serve(contract.readEveryNotice, { permit: 'signed-in', work: readEveryNotice }),
    serve(contract.readPreferences, { permit: 'signed-in', work: readPreferences }),
    serve(contract.setPreferences, { permit: 'signed-in', work: setPreferences }),
    serve(contract.subscribePush, { permit: 'signed-in', work: subscribePush }),
    serve(contract.unsubscribePush, { permit: 'signed-in', work: unsubscribePush }),
    serve(contract.readChannels, { permit: 'public', work: async () => readChannels(carriers()) }),
    serve(contract.stopMails, { permit: 'public', work: stopMails }),
    serve(contract.listMailbox, { permit: 'mailbox.read', work: listMailbox }),
    serve(contract.readMailboxItem, { permit: 'mailbox.read', work: readMailboxItem }),
    serve(contract.listOutgoing, { permit: 'mailbox.read', work: listOutgoing }),
    serveRaw(contract.receiveText, {
      permit: 'public',
      async work(request, reply, { transact }) {
        const { twilioToken, baseUrl } = carriers()
        if (!twilioToken) throw refuse.no_twilio()
        const fields = mustBeSigned(
          readSigned(twilioToken, {
            url: baseUrl + request.url,
            body: typeof request.body === 'string' ? request.body : '',
            signature: String(request.headers['x-twilio-signature'] ?? ''),
          }),
        )
        await transact((tx) => receiveText(tx, fields))
        return reply.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>')
      },
    }),
  ]
}
