import * as contract from '#contract/audit'
import { serve } from '#foundation/http'
import { listAudit } from './list-audit.ts'

export const routes = [serve(contract.listAudit, { permit: 'audit.read', work: listAudit })]
