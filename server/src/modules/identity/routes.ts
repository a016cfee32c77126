import * as contract from '#contract/identity'
import { type Door, serve, serveRaw } from '#foundation/http'
import { askForReset, resetPassword } from './mails/reset-password.ts'
import { askForVerification, changeEmail, verifyEmail } from './mails/verify-email.ts'
import { finishOidc } from './oidc/finish-oidc.ts'
import { readProvider, startOidc } from './oidc/start-oidc.ts'
import { changePassword } from './passwords/change-password.ts'
import { signIn } from './passwords/sign-in.ts'
import { deleteAccount } from './people/delete-account.ts'
import { listPeople, readPersonForStaff } from './people/list-people.ts'
import { patchProfile, readProfile, setAvatar } from './people/read-profile.ts'
import { register } from './people/register.ts'
import { restorePerson, suspendPerson } from './people/suspend-person.ts'
import { listPersonas, signInAsPersona } from './personas/personas.ts'
import { grantRole, revokeRole } from './roles/grant-role.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
} from './second-factor/turn-second-factor.ts'
import { endSession } from './sessions/end-session.ts'
import { listSessions } from './sessions/list-sessions.ts'
import { readToken } from './sessions/read-token.ts'
import { refresh } from './sessions/refresh.ts'
import { signOut } from './sessions/sign-out.ts'

const asPersona = (home?: string) =>
  serve(contract.signInAsPersona, {
    permit: 'public',
    work: (tx, input) => signInAsPersona(tx, input, home),
  })

/** The doors under a product's prefix: its own people of the demo come first. */
export function routesAt(product: string): Door[] {
  return routes.map((door) =>
    door.endpoint === contract.signInAsPersona ? asPersona(product) : door,
  )
}

export const routes: readonly Door[] = [
  serve(contract.register, { permit: 'public', work: register }),
  serve(contract.signIn, { permit: 'public', work: signIn }),
  serve(contract.refresh, { permit: 'public', work: refresh }),
  serve(contract.signOut, { permit: 'signed-in', work: signOut }),
  serve(contract.verifyEmail, { permit: 'public', work: verifyEmail }),
  serve(contract.askForVerification, { permit: 'signed-in', work: askForVerification }),
  serve(contract.askForReset, { permit: 'public', work: askForReset }),
  serve(contract.resetPassword, { permit: 'public', work: resetPassword }),
  serve(contract.oidcProvider, { permit: 'public', work: readProvider }),
  serveRaw(contract.startOidc, { permit: 'public', work: startOidc }),
  serveRaw(contract.finishOidc, { permit: 'public', work: finishOidc }),
  serve(contract.listPersonas, { permit: 'public', work: listPersonas }),
  asPersona(),

  serve(contract.readProfile, { permit: 'signed-in', work: readProfile }),
  serve(contract.readToken, { permit: 'signed-in', work: readToken }),
  serve(contract.patchProfile, { permit: 'signed-in', work: patchProfile }),
  serve(contract.changePassword, { permit: 'signed-in', work: changePassword }),
  serve(contract.changeEmail, { permit: 'signed-in', work: changeEmail }),
  serve(contract.setAvatar, { permit: 'signed-in', work: setAvatar }),
  serve(contract.deleteAccount, { permit: 'signed-in', work: deleteAccount }),
  serve(contract.listSessions, { permit: 'signed-in', work: listSessions }),
  serve(contract.endSession, { permit: 'signed-in', work: endSession }),
  serve(contract.beginSecondFactor, { permit: 'signed-in', work: beginSecondFactor }),
  serve(contract.confirmSecondFactor, { permit: 'signed-in', work: confirmSecondFactor }),
  serve(contract.dropSecondFactor, { permit: 'signed-in', work: dropSecondFactor }),

  serve(contract.listPeople, { permit: 'person.read', work: listPeople }),
  serve(contract.readPerson, { permit: 'person.read', work: readPersonForStaff }),
  serve(contract.suspendPerson, { permit: 'person.suspend', work: suspendPerson }),
  serve(contract.restorePerson, { permit: 'person.suspend', work: restorePerson }),
  serve(contract.grantRole, { permit: 'person.grant_role', work: grantRole }),
  serve(contract.revokeRole, { permit: 'person.grant_role', work: revokeRole }),
]
