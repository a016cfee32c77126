import { spawn } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Runs a program of node_modules in the project's folder; its output is shown as it comes. */
export function runShown(
  program: string,
  options: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return new Promise((settle) => {
    const child = spawn(program, options, { cwd: ROOT, stdio: 'inherit', env: environment })
    child.on('error', (error) => {
      console.error(error.message)
      settle(1)
    })
    child.on('close', (code) => settle(code ?? 1))
  })
}
