import * as contract from '#contract/organisations'
import { serve } from '#foundation/http'
import { listSettings } from './list-settings.ts'
import { patchSettings } from './patch-settings.ts'
import { readOrganisation } from './read-organisation.ts'

export const routes = [
  serve(contract.readOrganisation, { permit: 'public', work: readOrganisation }),
  serve(contract.listSettings, { permit: 'organisation.read_settings', work: listSettings }),
  serve(contract.patchSettings, { permit: 'organisation.change_settings', work: patchSettings }),
]
