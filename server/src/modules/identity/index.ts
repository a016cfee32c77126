import { defineModule, type House } from '#foundation/module'
import { events } from './events.ts'
import { sweep } from './jobs.ts'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { routes, routesAt } from './routes.ts'
import { runIn } from './surroundings.ts'
import { accountAudience, personTopic } from './topics.ts'

export * from './events.ts'
export { identification } from './identification.ts'
export {
  findPersonCardByEmail,
  type PersonCard,
  readPeople,
  readPerson,
  readRoles,
} from './people/read-people.ts'
export { findOrRegisterPerson, type NewPerson, registerPerson } from './people/register-person.ts'
export { offerPersona } from './personas/personas.ts'
export { grantRole } from './roles/grant-role.ts'
export { listHoldersOf } from './roles/roles.sql.ts'
export { type How, signInAs } from './sessions/begin-session.ts'
export { type ProviderSettings, runIn, type Surroundings } from './surroundings.ts'

export const identityModule = defineModule({
  name: 'identity',
  title: 'People and sign-in',
  folder: import.meta.dirname,
  needs,
  doors: routes,
  doorsAt: routesAt,
  events,
  jobs: [sweep],
  topics: [personTopic],
  audiences: [accountAudience],
  permits,
  async start({ config, localUrl }: House) {
    runIn({
      demo: config.KONTOR_DEMO && config.NODE_ENV !== 'production',
      publicUrl: () => (config.PUBLIC_URL ?? localUrl()).replace(/\/$/, ''),
      provider:
        config.OIDC_ISSUER && config.OIDC_CLIENT_ID
          ? {
              issuer: config.OIDC_ISSUER,
              clientId: config.OIDC_CLIENT_ID,
              clientSecret: config.OIDC_CLIENT_SECRET,
              name: config.OIDC_NAME,
            }
          : null,
    })
    return undefined
  },
})
