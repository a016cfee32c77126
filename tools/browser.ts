/**
 * A real Chromium for tests and screenshots, out of npm: unpacked once per version into the
 * temporary folder, and started without the switches that would hide faults of ours.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const require = createRequire(import.meta.url)
const PACKAGE = '@sparticuz/chromium'

export interface BrowserWishes {
  /** Shows the window; for looking at a test by eye on a machine with a screen. */
  readonly headed?: boolean
  /** Without WebGL, maps are drawn as SVG: far less work on a machine without a graphics card. */
  readonly withoutWebGl?: boolean
}

/** Starts Chromium. `CHROMIUM_PATH` names another one, as is needed off Linux on x64. */
export async function launchBrowser(wishes: BrowserWishes = {}): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH']
  if (own) return chromium.launch({ executablePath: own, headless: !wishes.headed })
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return chromium.launch({ channel: 'chrome', headless: !wishes.headed })
  }

  const home = unpack()
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    headless: true,
    args: [...SWITCHES, ...(wishes.withoutWebGl ? WITHOUT_WEBGL : WEBGL)],
    env: { ...process.env, ...surroundings(home), TMPDIR: tmpdir() },
  })
}

/**
 * The package's own list also switches off the web's security (so a broken CSP or CORS would go
 * unseen) and runs everything in one process (so one page's crash ends them all): not taken.
 */
const SWITCHES = [
  // Root and containers have no sandbox to offer; only our own pages are opened.
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
]
/** WebGL for the maps, drawn by the processor. */
const WEBGL = [
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]
const WITHOUT_WEBGL = ['--disable-gpu', '--disable-3d-apis']

/** The folder with the program, its libraries and a font. */
function unpack(): string {
  const manifest = join(require.resolve(PACKAGE), '..', '..', 'package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const home = join(tmpdir(), `kontor-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(join(home, 'ready'))) return home

  // The package unpacks into TMPDIR whatever lies there already, so each version gets its own, and
  // in another process, so that ours keeps its TMPDIR. Renamed at the end: whole or not at all.
  const unfinished = `${home}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const libraries = join(manifest, '..', 'bin', 'al2023.tar.br')
  const script = `
    import chromium, { inflate } from ${JSON.stringify(require.resolve(PACKAGE))}
    await chromium.executablePath()
    await inflate(${JSON.stringify(libraries)})`
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { env: { PATH: process.env['PATH'], TMPDIR: unfinished }, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`Chromium could not be unpacked: ${stderr}`)
  writeFileSync(join(unfinished, 'ready'), version)
  try {
    renameSync(unfinished, home)
  } catch {
    // Somebody else was faster, or an older attempt is in the way.
    if (existsSync(join(home, 'ready'))) rmSync(unfinished, { recursive: true, force: true })
    else return unfinished
  }
  return home
}

/** What the machine lacks, Chromium finds beside itself: network libraries and a font. */
function surroundings(home: string): Record<string, string> {
  const found: Record<string, string> = {}
  const asIs = spawnSync(join(home, 'chromium'), ['--version', '--no-sandbox'])
  if (asIs.status !== 0) found['LD_LIBRARY_PATH'] = join(home, 'al2023', 'lib')
  if (!existsSync('/etc/fonts/fonts.conf')) {
    const folder = join(home, 'fonts')
    const list = join(folder, 'kontor.conf')
    writeFileSync(
      list,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
        <dir>${folder}</dir><cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>`,
    )
    found['FONTCONFIG_FILE'] = list
  }
  return found
}
