import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const apiOrigin = process.env.KONTOR_API ?? 'http://localhost:9001'

/** Prefixes that belong to the server; everything else is the web app's own. */
const serverPaths = [
  '/zenvee/v1',
  '/mnbara/v1',
  '/maintainuk/v1',
  '/fixelo/v1',
  '/v1',
  '/openapi.json',
  '/docs',
  '/health',
  '/metrics',
  '/socket.io',
  '/boot.json',
  '/files',
  '/mailbox',
  '/sandbox',
]

/** RideNDine's API has no version in its addresses: all of `/ridendine/…` that is no page of the app. */
const ridendineApi = '^/ridendine/(?!(app|kitchen|drive|desk|group)(/|$))'

/**
 * Sonner writes a <style> element at run time, which a strict CSP refuses. We import its
 * stylesheet instead and leave the writer out of the bundle.
 */
function withoutInjectedStyles(): Plugin {
  return {
    name: 'kontor-without-injected-styles',
    transform(code, id) {
      if (!id.includes('/sonner/dist/')) return
      return { code: code.replace(/^__insertCSS\(".*"\);?$/m, ''), map: null }
    },
  }
}

/** Used before anything is drawn, whatever is drawn first. */
const CORE =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next|clsx|tailwind-merge|idb-keyval|@tanstack\/(history|query-core|react-query|react-router|react-store|router-core|store))\//

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** What a door is made of that only the server and the documents look at. */
const SERVER_PARTS = ['input', 'output', 'summary', 'refuses', 'rate', 'status']

/** Beside each file of the contract, its doors alone: what a first screen needs of it. */
const DOORS = '?doors'

/**
 * The web calls doors by method and path and never checks an answer against its schema. So doors
 * lose their schemas, and stand in a module of their own: a screen that only calls does not load
 * zod because another one fills in a form. Schemas that a screen names itself stay as they are.
 */
function withoutDoorSchemas(): Plugin {
  return {
    name: 'kontor-without-door-schemas',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      const [path = '', query] = id.split('?')
      if (!/\/contract\/.*\.ts$/.test(path)) return
      const tree = this.parse(code)
      const makers = ['endpoint', ...tree.body.flatMap((statement) => makerOf(statement))]
      const doors = tree.body.filter((statement) => doorOf(statement, makers))
      const edits: Edit[] = []
      if (query !== 'doors' && doors.length > 0)
        for (const { start, end } of doors) edits.push({ start, end, by: '' })
      else
        visit(tree, (call) => {
          if (call.callee?.name === 'endpoint') edits.push(...withoutServerParts(call))
          else if (makers.includes(call.callee?.name ?? '')) edits.push(...withoutSchemas(call))
        })
      const rest = query === 'doors' ? tree.body : tree.body.filter((each) => !doors.includes(each))
      for (const statement of rest) edits.push(...droppable(statement))
      // The default of a door's input, which no client looks at.
      const slim = edited(code, edits).replace(/declared\.input \?\? z\.object\(\{\}\)/, 'void 0')
      const names = doors.map((statement) => doorOf(statement, makers)).join(', ')
      const more =
        query !== 'doors' && names
          ? `export { ${names} } from ${JSON.stringify(`./${path.split('/').at(-1)}${DOORS}`)}`
          : ''
      return { code: `${slim}\nfunction ${MADE}(make) { return make() }\n${more}\n`, map: null }
    },
  }
}

/** The name of the door that a statement declares, if it does. */
function doorOf(statement: Node, makers: readonly string[]): string | undefined {
  const { declarations = [] } = (statement as Call).declaration ?? ({} as Call)
  const [only] = declarations
  return declarations.length === 1 && makers.includes(only?.init?.callee?.name ?? '')
    ? only?.id?.name
    : undefined
}

/** A maker of doors takes an address and a summary first; schemas come after. */
function withoutSchemas(call: Call): Edit[] {
  return (call.arguments?.slice(2) ?? []).map(({ start, end }) => ({ start, end, by: 'void 0' }))
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly by: string
}

function withoutServerParts(call: Call): Edit[] {
  return (call.arguments?.[0]?.properties ?? []).flatMap((part) => {
    const name = part.key?.name ?? ''
    if (!SERVER_PARTS.includes(name)) return []
    const isPage = name === 'output' && part.value?.callee?.name === 'page'
    return [{ start: part.start, end: part.end, by: isPage ? 'paged: true' : '...null' }]
  })
}

/** The name of a function of this file that makes doors, if the statement declares one. */
function makerOf(statement: Node): string[] {
  const { type, id } = statement as Call
  if (type !== 'FunctionDeclaration' || !id?.name) return []
  let makes = false
  visit(statement, (call) => {
    makes ||= call.callee?.name === 'endpoint'
  })
  return makes ? [id.name] : []
}

/** Calls its argument; the bundler is told that it has no effects (`manualPureFunctions`). */
const MADE = 'madeWithoutEffects'
const MADE_BY_CALLS = ['CallExpression', 'ObjectExpression', 'ArrayExpression']

/** What a constant is made of is made by a function without effects: unused, all of it can go. */
function droppable(statement: Node): Edit[] {
  const { declaration } = statement as Call
  const { type, declarations = [] } = (declaration ?? statement) as Call
  if (type !== 'VariableDeclaration') return []
  return declarations.flatMap(({ init }) =>
    MADE_BY_CALLS.includes(init?.type ?? '') && init?.callee?.name !== 'endpoint'
      ? [
          { start: init?.start ?? 0, end: init?.start ?? 0, by: `${MADE}(() => (` },
          { start: init?.end ?? 0, end: init?.end ?? 0, by: '))' },
        ]
      : [],
  )
}

/** From the end on, so that no place moves before its turn. */
function edited(code: string, edits: readonly Edit[]): string {
  let text = code
  for (const { start, end, by } of edits.toSorted((a, b) => b.start - a.start || b.end - a.end))
    text = text.slice(0, start) + by + text.slice(end)
  return text
}

/** The few parts of a syntax tree that are looked at above. */
interface Call extends Node {
  readonly id?: { readonly name?: string }
  readonly callee?: { readonly name?: string }
  readonly key?: { readonly name?: string }
  readonly value?: Call
  readonly init?: Call
  readonly declaration?: Call
  readonly declarations?: readonly Call[]
  readonly arguments?: readonly (Node & { readonly properties?: readonly Call[] })[]
}

/** Every call of a tree. */
function visit(tree: unknown, see: (call: Call) => void): void {
  if (Array.isArray(tree)) {
    for (const each of tree) visit(each, see)
    return
  }
  if (!tree || typeof tree !== 'object') return
  if ('type' in tree && tree.type === 'CallExpression') see(tree as Call)
  for (const each of Object.values(tree)) visit(each, see)
}

export default defineConfig({
  root: here('.'),
  publicDir: here('./public'),
  plugins: [
    react(),
    tailwindcss(),
    withoutInjectedStyles(),
    withoutDoorSchemas(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      workbox: {
        globPatterns: ['**/*.{js,css,html,woff2,svg,webmanifest}'],
        globIgnores: [
          '**/maplibre*',
          '**/*ext-opsz*',
          '**/*cyrillic*',
          '**/*greek*',
          '**/*vietnamese*',
        ],
        maximumFileSizeToCacheInBytes: 3_000_000,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [
          ...serverPaths.map((path) => new RegExp(`^${path.replace('.', '.')}(/|$)`)),
          new RegExp(ridendineApi),
        ],
        runtimeCaching: [
          {
            urlPattern: /\/assets\/.*maplibre.*/,
            handler: 'CacheFirst',
            options: { cacheName: 'map' },
          },
          {
            urlPattern: /\/places\/city$/,
            handler: 'StaleWhileRevalidate',
            options: { cacheName: 'city', expiration: { maxEntries: 4 } },
          },
        ],
      },
    }),
  ],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    // What is loaded with what: the guard of the first screen's size reads it.
    manifest: true,
    // light-dark() must reach the browser as written: nested themes depend on it.
    target: ['chrome123', 'safari17.5', 'firefox121'],
    cssTarget: ['chrome123', 'safari17.5', 'firefox121'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // What every first screen needs is one file: fewer requests, and it packs better. Icons that
      // many pages share come together; of a few pages only, they go with those.
      output: {
        codeSplitting: {
          groups: [
            { name: 'core', test: CORE, priority: 2 },
            { name: 'icons', test: /node_modules\/lucide-react/, minShareCount: 8, priority: 1 },
          ],
        },
      },
      // A page takes from the kit's index only what it names; the rest stays out of its chunks.
      treeshake: {
        moduleSideEffects: [
          { test: /web\/src\/(ui|lib)\/.*\.tsx?$/, sideEffects: false },
          { test: /\/contract\/.*\.ts(\?doors)?$/, sideEffects: false },
        ],
        // A door is a description: what no page of a chunk names is left out.
        manualPureFunctions: ['endpoint', 'listOf', 'page', MADE],
      },
    },
  },
  worker: { format: 'es' },
  server: {
    port: 9002,
    proxy: Object.fromEntries(
      [...serverPaths, ridendineApi].map((path) => [
        path,
        { target: apiOrigin, ws: path === '/socket.io' },
      ]),
    ),
  },
})
