import { resumeLater } from './pause-kitchen.ts'

export const jobs = [resumeLater] as const
