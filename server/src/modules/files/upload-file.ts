import type { FastifyReply, FastifyRequest } from 'fastify'
import { uploadFile as contract } from '#contract/files'
import { answerData, httpRefuse, type RawContext } from '#foundation/http'
import { keepFile } from './keep-file.ts'
import { keptFile } from './read-file.ts'
import { refuse } from './refusals.ts'

/** The door for uploads: one file in a form, read whole (12 MiB at most, foundation's limit). */
export async function uploadFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, caller }: RawContext,
): Promise<unknown> {
  if (!request.isMultipart()) throw refuse.not_a_form()
  const part = await request.file()
  if (!part) throw refuse.no_file()
  const bytes = await part.toBuffer()
  // The library looks at the limit between pieces only, so the last one can slip through cut off.
  if (part.file.truncated) throw httpRefuse.too_large()

  const begin = { ...caller, correlationId: request.traceId }
  const file = await keepFile(database, begin, { bytes, name: part.filename })

  const now = database.clock.now()
  return answerData(reply, request.traceId, {
    status: contract.status,
    data: keptFile({ orgId: caller.orgId, now }, file),
  })
}
