import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Credential, CredentialKind, CredentialRule } from '#contract/verification'
import { newId } from '#foundation/ids'
import { addMs, days } from '#foundation/time'
import { auditModule } from '#modules/audit'
import { diskStorage, filesModule, keepFile, keepFilesIn, signAddressesWith } from '#modules/files'
import { makeWorld, type Person, type World } from '#testing'
import { approveCredential } from '../approve-credential.ts'
import { claimCredential } from '../claim-credential.ts'
import { verificationModule } from '../index.ts'
import { setCredentialRules } from '../set-credential-rule.ts'
import { submitCredential } from '../submit-credential.ts'

export const PLACE = 'US-MA'

export const RULES: readonly CredentialRule[] = [
  rule('*', '*', 'identity'),
  rule('US', '*', 'background_check', { validForDays: 365 }),
  rule(PLACE, 'plumbing', 'license'),
  rule(PLACE, 'cleaning', 'background_check', { isNeeded: false }),
]

function rule(
  jurisdiction: string,
  trade: string,
  kind: CredentialKind,
  more: Partial<CredentialRule> = {},
): CredentialRule {
  const whatProof = `Proof of ${kind}`
  return { jurisdiction, trade, kind, isNeeded: true, validForDays: null, whatProof, ...more }
}

/** A world with the rules in its organisation. */
export async function makeDeskWorld(): Promise<World> {
  keepFilesIn({ storage: diskStorage(mkdtempSync(join(tmpdir(), 'kontor-test-files-'))) })
  signAddressesWith('a secret of this test')
  const world = await makeWorld({ rooms: [auditModule, filesModule, verificationModule] })
  await founder(world).does(setCredentialRules, RULES)
  return world
}

export function founder(world: World): Person {
  return world.person({ roles: ['founder'] })
}

export interface Wanted {
  readonly kind?: CredentialKind
  readonly trade?: string
  readonly jurisdiction?: string
  /** Days from now; null for a paper that does not end. */
  readonly endsInDays?: number | null
}

/** A smallest PDF, uploaded by the person. */
async function upload(world: World, person: Person): Promise<string> {
  const bytes = Buffer.from(
    `%PDF-1.4\n%${newId()}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  )
  const begin = { orgId: person.orgId, actor: person.actor }
  return (await keepFile(world.database, begin, { bytes, name: 'licence.pdf' })).id
}

/** Hand one in. */
export async function submitted(
  world: World,
  person: Person,
  wanted: Wanted = {},
): Promise<Credential> {
  const { kind = 'license', trade = 'plumbing', jurisdiction = PLACE, endsInDays = 400 } = wanted
  return person.does(submitCredential, {
    kind,
    trade,
    jurisdiction,
    source: 'State register',
    issuer: 'Board of Examiners',
    number: 'PL-00124821',
    fileId: await upload(world, person),
    expiresAt:
      endsInDays === null ? null : addMs(world.clock.now(), days(endsInDays)).toISOString(),
  })
}

/** Hand one in, claim and approve it, by the real moves. */
export async function approved(
  world: World,
  person: Person,
  wanted: Wanted = {},
): Promise<Credential> {
  const { id } = await submitted(world, person, wanted)
  const desk = founder(world)
  await desk.does(claimCredential, { credentialId: id })
  return desk.does(approveCredential, { credentialId: id })
}
