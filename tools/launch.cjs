/**
 * The first file of every command: `node tools/launch.cjs <script.ts> [arguments]`.
 *
 * It runs on Node 20 as well. It installs what package-lock.json asks for when that is not there
 * yet, and then runs the TypeScript file under a Node that reads TypeScript (22.18 or newer): this
 * one, or the one npm brought.
 */
'use strict'

const { spawn, spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const { existsSync, readFileSync, readdirSync, writeFileSync } = require('node:fs')
const { constants } = require('node:os')
const { join, resolve } = require('node:path')
const { pathToFileURL } = require('node:url')

const ROOT = resolve(__dirname, '..')
const MODULES = join(ROOT, 'node_modules')
const STAMP = join(MODULES, '.kontor-stamp')
const OLDEST_NODE = [22, 18]
const PROGRESS_EVERY_MS = 10_000

/** The fingerprint of the packages that package-lock.json asks for. */
function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** Whether npm finished an install of exactly these versions, with our stamp or without. */
function isInstalled() {
  if (!existsSync(join(ROOT, 'package-lock.json'))) return existsSync(MODULES)
  if (readText(STAMP) === fingerprint()) return true
  const done = readText(join(MODULES, '.package-lock.json'))
  if (!done) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(done).packages
  const complete = Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || found[place]?.version === version || (optional && !found[place]),
  )
  if (complete) stamp()
  return complete
}

function stamp() {
  try {
    writeFileSync(STAMP, fingerprint())
  } catch {
    // A read-only install is fine; it is only looked through again next time.
  }
}

/** Runs npm with what it says shown, and a sign of life where npm draws no progress bar. */
function npm(command) {
  const options = [command, '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  // At this level npm is silent about packages that name a newer Node than the one it runs on.
  options.push('--loglevel=error')
  // No package of ours needs its install script, and newer npm would block or ask.
  options.push('--ignore-scripts')
  const cli = process.env.npm_execpath
  const [program, first] = cli ? [process.execPath, [cli]] : ['npm', []]
  const shell = !cli && process.platform === 'win32'
  const child = spawn(program, [...first, ...options], { cwd: ROOT, stdio: 'inherit', shell })
  const started = Date.now()
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000)
    console.error(`  … ${seconds} s, ${countPackages()} packages so far`)
  }, PROGRESS_EVERY_MS)
  return new Promise((settle) => {
    child.on('error', () => settle(1))
    child.on('close', (code) => settle(code ?? 1))
  }).finally(() => clearInterval(progress))
}

function countPackages() {
  if (!existsSync(MODULES)) return 0
  const inside = (name) => (name.startsWith('@') ? readdirSync(join(MODULES, name)).length : 1)
  return readdirSync(MODULES)
    .filter((name) => !name.startsWith('.'))
    .reduce((sum, name) => sum + inside(name), 0)
}

async function install() {
  console.error(
    'Installing what Kontor needs from npm. This happens once and takes a minute or two.',
  )
  let code = await npm('ci')
  if (code !== 0) {
    console.error('npm ci did not succeed; trying npm install.')
    code = await npm('install')
  }
  if (code !== 0) {
    console.error('Kontor could not install its packages: see what npm said above.')
    process.exit(1)
  }
  stamp()
  console.error('Installed.')
}

function readsTypeScript(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
}

/** The Node that npm brought, if it is there and runs on this machine. */
function nodeFromNpm() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const places = [`node-${platform}-${process.arch}/bin/${file}`, `.bin/${file}`]
  return places
    .map((place) => join(MODULES, place))
    .find((path) => {
      if (!existsSync(path)) return false
      const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
      return stdout ? readsTypeScript(stdout.trim()) : false
    })
}

/** Runs the script under `node` and ends as it ends. A signal is passed on once. */
function runUnder(node, script, rest) {
  const child = spawn(node, [script, ...rest], { stdio: 'inherit' })
  const passed = new Set()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself.
      const reached = signal === 'SIGINT' && process.stdin.isTTY
      if (!reached && !passed.has(signal)) child.kill(signal)
      passed.add(signal)
    })
  }
  child.on('error', (error) => {
    console.error(`Kontor could not run ${node}: ${error.message}`)
    process.exit(1)
  })
  child.on('close', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

async function main() {
  const [script, ...rest] = process.argv.slice(2)
  if (!script) {
    console.error('usage: node tools/launch.cjs <script.ts> [arguments]')
    process.exit(2)
  }
  if (!isInstalled()) await install()
  const path = resolve(ROOT, script)
  if (readsTypeScript(process.version)) {
    // One program less between the terminal and Kontor, so signals reach it as they are.
    process.argv.splice(1, 2, path)
    await import(pathToFileURL(path).href)
    return
  }
  const node = nodeFromNpm()
  if (!node) {
    console.error(
      `Kontor needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}.`,
    )
    process.exit(1)
  }
  runUnder(node, path, rest)
}

void main()
