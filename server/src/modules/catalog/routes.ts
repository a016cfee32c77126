import * as contract from '#contract/catalog'
import { serve } from '#foundation/http'
import { editCategory, editService } from './edit-catalog.ts'
import { listServices, readService } from './read-services.ts'
import { searchServices } from './search-services.ts'

export const doors = [
  serve(contract.listServices, { permit: 'public', work: listServices }),
  serve(contract.searchServices, { permit: 'public', work: searchServices }),
  serve(contract.readService, { permit: 'public', work: (tx, { slug }) => readService(tx, slug) }),
  serve(contract.editService, { permit: 'service.edit', work: editService }),
  serve(contract.editCategory, { permit: 'service.edit', work: editCategory }),
]
