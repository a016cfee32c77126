/** The server's files and declared needs, as the guards of the house read them. */
import { type File, type Needs, placeOf } from './boundaries.ts'
import { importsOf, isTest, readSources, type Source } from './sources.ts'

/** Every TypeScript file of the house and its wings, with what it imports. */
export function readHouse(): File[] {
  const folders = ['server', 'contract', 'web/src', 'simulator']
  return readSources(folders, /\.tsx?$/).map((source) => ({
    path: source.path,
    imports: importsOf(source),
    isTest: isTest(source.path),
  }))
}

/** What every needs.ts declares. A module or product without one is there with no needs. */
export function readNeeds(): Needs {
  const sources = readSources(['server/src/modules', 'server/src/products'], /\.ts$/)
  const homes = [...new Set(sources.flatMap(({ path }) => placeOf(path)?.home ?? []))]
  return Object.fromEntries(
    homes.map((home) => {
      const file = sources.find(({ path }) => path === `server/src/${home}/needs.ts`)
      return [home, file ? namesIn(file) : []]
    }),
  )
}

/** needs.ts is one list of names: `export const needs = ['ledger', 'identity'] as const`. */
function namesIn({ text }: Source): string[] {
  const list = text.match(/needs\b[^=]*=\s*\[([^\]]*)\]/)?.[1] ?? ''
  return [...list.matchAll(/['"]([^'"]+)['"]/g)].map(([, name = '']) =>
    name.includes('/') ? name : `modules/${name}`,
  )
}
