import * as contract from '#contract/verification'
import { serve } from '#foundation/http'
import { approveCredential } from './approve-credential.ts'
import { claimCredential } from './claim-credential.ts'
import { declineCredential } from './decline-credential.ts'
import { listMyCredentials, listReviewDesk, readReview, readReviewFigures } from './read-desk.ts'
import { listCredentialRules, readMyGate } from './read-rules.ts'
import { releaseCredential } from './release-credential.ts'
import { revokeCredential } from './revoke-credential.ts'
import { setCredentialRule } from './set-credential-rule.ts'
import { submitCredential } from './submit-credential.ts'
import { credentialView } from './view-credentials.ts'

const anyone = 'signed-in'
const review = 'credential.review'

export const doors = [
  serve(contract.listMyCredentials, { permit: anyone, work: listMyCredentials }),
  serve(contract.submitCredential, { permit: anyone, work: submitCredential }),
  serve(contract.readMyGate, { permit: anyone, work: readMyGate }),
  // A read that writes: that it was looked at is kept.
  serve(contract.viewCredentials, {
    permit: anyone,
    readOnly: false,
    work: (tx, input) => credentialView(tx, input.personId),
  }),
  serve(contract.listReviewDesk, { permit: review, work: listReviewDesk }),
  serve(contract.readReviewFigures, { permit: review, work: readReviewFigures }),
  serve(contract.readReview, { permit: review, work: readReview }),
  serve(contract.claimCredential, { permit: review, work: claimCredential }),
  serve(contract.releaseCredential, { permit: review, work: releaseCredential }),
  serve(contract.approveCredential, { permit: review, work: approveCredential }),
  serve(contract.declineCredential, { permit: review, work: declineCredential }),
  serve(contract.revokeCredential, { permit: review, work: revokeCredential }),
  serve(contract.listCredentialRules, { permit: anyone, work: listCredentialRules }),
  serve(contract.setCredentialRule, { permit: 'credential_rule.edit', work: setCredentialRule }),
]
