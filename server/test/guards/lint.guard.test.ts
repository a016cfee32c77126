import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ROOT } from '../../../tools/run.ts'

/** The linters run with our settings on planted files: a linter that sees nothing is green too. */
const home = mkdtempSync(join(tmpdir(), 'kontor-lint-'))
for (const settings of ['biome.json', '.oxlintrc.json', 'tsconfig.json', 'package.json']) {
  copyFileSync(join(ROOT, settings), join(home, settings))
}
symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

function lint(program: string, options: readonly string[], text: string): string {
  writeFileSync(join(home, 'planted.ts'), text)
  const command = join(ROOT, 'node_modules', '.bin', program)
  const { stdout, stderr } = spawnSync(command, [...options, 'planted.ts'], {
    cwd: home,
    encoding: 'utf8',
  })
  return stdout + stderr
}

const save = 'declare function save(): Promise<void>\n'
test.each([
  ['no-floating-promises', `${save}save()\n`],
  ['no-misused-promises', `${save}if (save()) console.log('always')\n`],
  ['await-thenable', 'await 3\n'],
  [
    'return-await',
    `${save}export async function a() {\n  try {\n    return save()\n  } catch {}\n}\n`,
  ],
])('oxlint finds a planted breach of %s', (rule, text) => {
  expect(lint('oxlint', ['--type-aware'], text)).toContain(rule)
})

test.each([
  ['noExplicitAny', 'export const a: any = 1\n'],
  ['noUnusedVariables', 'const a = 1\n'],
  ['noDefaultExport', 'export default 1\n'],
  ['noEnum', 'export enum A {\n  B = 1,\n}\n'],
  ['noDoubleEquals', 'export const a = (b: string) => b == "1"\n'],
  ['format', 'export const a = 1;\n'],
])('biome finds a planted breach of %s', (rule, text) => {
  expect(lint('biome', ['ci', '--colors=off'], text)).toContain(rule)
})

test('a clean file passes both', () => {
  const text = 'export const a = 1\n'
  expect(lint('oxlint', ['--type-aware'], text)).toContain('0 errors')
  expect(lint('biome', ['ci', '--colors=off'], text)).toContain('Checked 1 file')
})
