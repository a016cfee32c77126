import * as contract from '#contract/files'
import { serve, serveRaw } from '#foundation/http'
import { downloadFile } from './download-file.ts'
import { forgetOwnFile } from './forget-file.ts'
import { readOwnFile } from './read-file.ts'
import { uploadFile } from './upload-file.ts'

export const routes = [
  serveRaw(contract.uploadFile, { permit: 'signed-in', work: uploadFile }),
  serve(contract.readFile, { permit: 'signed-in', work: readOwnFile }),
  serve(contract.forgetFile, { permit: 'signed-in', work: forgetOwnFile }),
  serveRaw(contract.downloadFile, { permit: 'public', work: downloadFile }),
]
