/** `npm run dev`: the server, started anew when its code changes, and the web app with hot reload. */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const args = process.argv.slice(2)
const children = [
  spawn(process.execPath, ['--watch', join(ROOT, 'server/src/main.ts'), ...args], {
    stdio: 'inherit',
  }),
  spawn(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), '-c', join(ROOT, 'web/vite.config.ts')],
    { stdio: 'inherit' },
  ),
]
const stop = () => {
  for (const child of children) child.kill('SIGINT')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
