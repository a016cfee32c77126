import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const DIST = join(ROOT, 'web', 'dist')
const STAMP = '.built-from'
/** Everything the built app is made of. */
const SOURCES = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'contract',
  'package-lock.json',
]

/** Whether web/dist was built from exactly these sources. */
export function isWebBuilt(): boolean {
  const stamp = join(DIST, STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === webFingerprint()
}

/** Build web/dist, or into another folder (tests have their own). */
export async function buildWeb(into = DIST): Promise<void> {
  const started = performance.now()
  console.log('  building the web app…')
  const { build } = await import('vite')
  const before = webFingerprint()
  await build({
    configFile: join(ROOT, 'web', 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: into },
  })
  writeFileSync(join(into, STAMP), before)
  console.log(`  built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/** Names the state of everything that the built app is made of. */
export function webFingerprint(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesOf(join(ROOT, source))) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter(
        (entry) =>
          entry.isFile() && !entry.name.endsWith('.test.ts') && !entry.name.endsWith('.test.tsx'),
      )
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch {
    return [path]
  }
}

if (import.meta.main) await buildWeb(process.argv[2])
