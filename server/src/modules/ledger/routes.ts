import * as contract from '#contract/ledger'
import { serve } from '#foundation/http'
import * as statements from './statements.ts'

export const doors = [
  serve(contract.readMyBalances, { permit: 'signed-in', work: statements.readMyBalances }),
  serve(contract.listMyEntries, { permit: 'signed-in', work: statements.listMyEntries }),
  serve(contract.listAccounts, { permit: 'ledger.read', work: statements.listAccounts }),
  serve(contract.listAccountEntries, {
    permit: 'ledger.read',
    work: statements.listAccountEntries,
  }),
  serve(contract.listEntriesAbout, { permit: 'ledger.read', work: statements.listEntriesAbout }),
]
