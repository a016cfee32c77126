import { z } from 'zod'
import { event } from '#foundation/events'

const ofFile = z.object({ fileId: z.uuid() })

export const FileKept = event('files.file_kept', 1, ofFile)
export const FileForgotten = event('files.file_forgotten', 1, ofFile)
export const FileInfected = event(
  'files.file_infected',
  1,
  z.object({ personId: z.uuid().nullable(), found: z.string() }),
)

export const streamOf = (fileId: string): string => `files.file:${fileId}`
