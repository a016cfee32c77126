import { expect, test } from 'vitest'
import { readSources } from '../../../tools/guards/sources.ts'
import { wordBreaches } from '../../../tools/guards/words.ts'

const folders = ['server', 'contract', 'web', 'simulator', 'tools', 'bench']
const sources = readSources(folders, /\.tsx?$/)

test('the guard sees the project', () => {
  expect(sources.length).toBeGreaterThan(50)
})

test('names say something, and nothing hides behind any, as, a default or a barrel', () => {
  expect(sources.flatMap(wordBreaches)).toEqual([])
})

const MODULE = 'server/src/modules/ledger'
test.each([
  [`${MODULE}/ledger-utils.ts`, 'const a = 1'],
  [`${MODULE}/ledgerThings.ts`, 'const a = 1'],
  [`${MODULE}/ledger-service.ts`, 'const a = 1'],
  [`${MODULE}/a.ts`, 'export function processOrder() {}'],
  [`${MODULE}/a.ts`, 'export class OrderManager {}'],
  [`${MODULE}/a.ts`, 'export interface OrderInfo {}'],
  [`${MODULE}/a.ts`, 'const handleClick = () => {}'],
  [`${MODULE}/a.ts`, 'export class LedgerService {}'],
  [`${MODULE}/a.ts`, 'export default 1'],
  [`${MODULE}/a.ts`, 'export const a: any = 1'],
  [`${MODULE}/a.ts`, 'export const a = b as string'],
  [`${MODULE}/all.ts`, "export * from './a.ts'"],
])('a planted breach is caught: %s with %s', (path, text) => {
  expect(wordBreaches({ path, text })).toHaveLength(1)
})

test('what reads well is let through', () => {
  const fine = [
    [`${MODULE}/index.ts`, "export * from './a.ts'"],
    [`${MODULE}/a.ts`, 'export const KINDS = [1] as const\nconst { data } = answer'],
    [`${MODULE}/a.ts`, 'export function awardAuction() {}\nexport function readService() {}'],
    [`${MODULE}/a.test.ts`, 'const a = b as string'],
    ['web/vite.config.ts', 'export default {}'],
  ] as const
  for (const [path, text] of fine) expect(wordBreaches({ path, text })).toEqual([])
})
