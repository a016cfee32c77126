import * as contract from '#contract/tracking'
import { serve } from '#foundation/http'
import { acceptPositions } from './accept-positions.ts'
import { makeSharingLink } from './make-link.ts'
import { pauseSharing, resumeSharing } from './pause-sharing.ts'
import { readPresence, setOnline } from './presence.ts'
import { readOnMyWay, readSharing } from './read-sharing.ts'
import { readTrackingSettings, setTrackingSettings } from './settings.ts'

const anyone = 'signed-in'

export const doors = [
  serve(contract.readPresence, { permit: anyone, work: readPresence }),
  serve(contract.setPresence, {
    permit: 'presence.set',
    work: (tx, input) => setOnline(tx, { online: input.online }),
  }),
  serve(contract.sendPositions, { permit: 'position.send', work: acceptPositions }),
  // A read that writes: the first look of staff is audited.
  serve(contract.readSharing, { permit: anyone, readOnly: false, work: readSharing }),
  serve(contract.pauseSharing, { permit: anyone, work: pauseSharing }),
  serve(contract.resumeSharing, { permit: anyone, work: resumeSharing }),
  serve(contract.makeSharingLink, { permit: anyone, work: makeSharingLink }),
  serve(contract.readOnMyWay, { permit: 'public', work: readOnMyWay }),
  serve(contract.readTrackingSettings, {
    permit: 'tracking.configure',
    work: readTrackingSettings,
  }),
  serve(contract.setTrackingSettings, { permit: 'tracking.configure', work: setTrackingSettings }),
]
