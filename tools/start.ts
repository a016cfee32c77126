/** `npm start`: build the web app when its sources have changed, then run the server. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { isWebBuilt } from './build-web.ts'

// In a process of its own: the builder's hooks and memory do not stay with the server.
if (!isWebBuilt()) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'build-web.ts')], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}
await import('../server/src/main.ts')
