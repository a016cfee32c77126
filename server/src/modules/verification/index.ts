import { audience } from '#foundation/live'
import { defineModule } from '#foundation/module'
import { credentialLifecycle } from './credential.lifecycle.ts'
import { events } from './events.ts'
import { moveByClock } from './expire-credentials.ts'
import { jobs } from './jobs.ts'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { doors } from './routes.ts'
import { subscribers } from './subscribers.ts'

export { approveCredential } from './approve-credential.ts'
export { checkGate, checkGates, type GateAsked } from './check-gate.ts'
export { claimCredential } from './claim-credential.ts'
export { declineCredential } from './decline-credential.ts'
export {
  CredentialApproved,
  CredentialClaimed,
  CredentialDeclined,
  CredentialExpired,
  CredentialExpiring,
  CredentialReleased,
  CredentialRevoked,
  CredentialSubmitted,
  CredentialWithdrawn,
} from './events.ts'
export { readReviewFigures } from './read-desk.ts'
export { revokeCredential } from './revoke-credential.ts'
export { setCredentialRule, setCredentialRules } from './set-credential-rule.ts'
export { submitCredential } from './submit-credential.ts'
export { type CredentialStatus, credentialStatuses, credentialView } from './view-credentials.ts'

export const verificationModule = defineModule({
  name: 'verification',
  title: 'Verification',
  folder: import.meta.dirname,
  needs,
  doors,
  events,
  jobs,
  subscribers,
  lifecycles: [credentialLifecycle],
  timers: { [credentialLifecycle.name]: moveByClock },
  audiences: [
    audience(events, (tx, payload) => [`person:${payload.personId}`, `operations:${tx.orgId}`]),
  ],
  permits,
})
