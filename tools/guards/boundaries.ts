/**
 * Who may know whom. The layers and modules are read from the folders, never from a list, so a new
 * module is guarded on the day it is born.
 */
export interface File {
  /** In the project, e.g. `server/src/modules/ledger/place-hold.ts`. */
  readonly path: string
  /** The same for each file that it imports. */
  readonly imports: readonly string[]
  /** A test may use any module by its door, to prepare what it needs. */
  readonly isTest?: boolean
}

/** What each module and product declares in its needs.ts, by its home (`modules/ledger`). */
export type Needs = Readonly<Record<string, readonly string[]>>

const LAYERS = ['foundation', 'modules', 'products'] as const

/** What knows every module: the one list of the house, and what starts it for the tests. */
const COMPOSER = 'server/src/compose.ts'
const TESTING = 'server/src/foundation/testing/'

/** What may be imported from where, outside the three storeys. */
const WINGS: Readonly<Record<string, readonly string[]>> = {
  contract: ['contract'],
  web: ['web', 'contract'],
  simulator: ['simulator', 'contract'],
}

/** Each import that the house does not allow, as a sentence. */
export function boundaryBreaches(files: readonly File[], needs: Needs): string[] {
  return files.flatMap((file) =>
    file.imports.flatMap((target) => {
      const breach = wingBreach(file, target) ?? storeyBreach(file, target, needs)
      return breach ? [breach] : []
    }),
  )
}

function wingBreach({ path, isTest }: File, target: string): string | undefined {
  const [wing = ''] = path.split('/')
  const allowed = WINGS[wing]
  const [targetWing = ''] = target.split('/')
  if (!allowed || isTest || allowed.includes(targetWing)) return undefined
  // The stage puts up a server for the actors; what plays on it knows nothing but the contract.
  if (path.startsWith('simulator/stage/') && targetWing === 'server') return undefined
  return `${path} leaves its wing: ${wing} may not know ${target}`
}

function storeyBreach(file: File, target: string, needs: Needs): string | undefined {
  const { path, isTest } = file
  const from = placeOf(path)
  const to = placeOf(target)
  if (isTop(path) && to && to.layer !== 'foundation' && path !== COMPOSER) {
    return `${path} knows ${to.home}: only ${COMPOSER} knows every module`
  }
  if (from && isTop(target) && !isTest && !path.startsWith(TESTING)) {
    return `${path} looks up: ${from.home} may not know ${target}`
  }
  if (!from || !to || from.home === to.home) return undefined
  if (to.rank > from.rank) return `${path} looks up: ${from.home} may not know ${to.home}`
  if (to.layer === 'foundation') {
    return /^server\/src\/foundation\/[^/]+\/index\.ts$/.test(target)
      ? undefined
      : `${path} looks inside foundation: import an index.ts, not ${target}`
  }
  if (to.layer === 'products') {
    return `${path} looks sideways: ${from.home} may not know ${to.home}`
  }
  if (target !== `server/src/${to.home}/index.ts`) {
    return `${path} looks inside ${to.home}: import its index.ts, not ${target}`
  }
  if (!isTest && !needs[from.home]?.includes(to.home)) {
    return `${path} uses ${to.home}, which ${from.home} does not declare`
  }
  return undefined
}

const isTop = (path: string) => /^server\/src\/[^/]+\.ts$/.test(path)

/** The storey and the room of a file; undefined outside `server/src/<layer>/<name>/`. */
export function placeOf(path: string): { layer: string; rank: number; home: string } | undefined {
  const [server, src, layer, name] = path.split('/')
  const rank = LAYERS.findIndex((known) => known === layer)
  if (server !== 'server' || src !== 'src' || rank < 0 || !layer || !name) return undefined
  return { layer, rank, home: layer === 'foundation' ? layer : `${layer}/${name}` }
}

/** Declared needs that nobody uses, that do not exist, or that run in a circle. */
export function needBreaches(files: readonly File[], needs: Needs): string[] {
  const homes = new Set(files.map(({ path }) => placeOf(path)?.home))
  const idle = Object.entries(needs).flatMap(([home, wanted]) =>
    wanted.flatMap((need) => {
      if (!homes.has(need)) return [`${home} needs ${need}, which does not exist`]
      const used = files.some(
        ({ path, imports }) =>
          placeOf(path)?.home === home && imports.includes(`server/src/${need}/index.ts`),
      )
      return used ? [] : [`${home} declares that it needs ${need}, and nothing in it does`]
    }),
  )
  return [...idle, ...circles(needs)]
}

/** Each circle once, told from its first name in the alphabet. */
function circles(needs: Needs): string[] {
  const found = new Set<string>()
  const follow = (home: string, path: readonly string[]) => {
    const seen = path.indexOf(home)
    if (seen >= 0) {
      const circle = path.slice(seen)
      const first = circle.indexOf([...circle].sort()[0] ?? '')
      const told = [...circle.slice(first), ...circle.slice(0, first)]
      found.add(`needs run in a circle: ${[...told, told[0]].join(' → ')}`)
      return
    }
    for (const need of needs[home] ?? []) follow(need, [...path, home])
  }
  for (const home of Object.keys(needs)) follow(home, [])
  return [...found]
}
