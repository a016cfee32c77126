import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { docBreaches } from '../../../tools/guards/docs.ts'
import { projectFiles } from '../../../tools/guards/sources.ts'
import { ROOT } from '../../../tools/run.ts'

const files = projectFiles()
const documents = files.filter(({ path }) => path.endsWith('.md'))
const folders = (path: string): string[] => (path === '.' ? [] : [path, ...folders(dirname(path))])
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
// What is made by a command is not in the project, but may be spoken of.
const made = readFileSync(join(ROOT, '.gitignore'), 'utf8')
  .split('\n')
  .filter((line) => line.endsWith('/'))
  .map((line) => line.replace(/\/$/, ''))
const known = {
  paths: new Set([...made, ...files.flatMap(({ path }) => folders(path))]),
  commands: new Set(Object.keys(manifest.scripts)),
}

test('the guard sees documents', () => {
  expect(documents.length).toBeGreaterThan(0)
})

test('what the documents name is there', () => {
  expect(documents.flatMap((document) => docBreaches(document, known))).toEqual([])
})

const plain = { paths: new Set(['a', 'a/b.ts', 'docs', 'docs/c.md']), commands: new Set(['check']) }
test.each(['see `a/gone.ts`', '[c](d.md)', 'run `npm run gone`', 'the folder `a/gone/`'])(
  'a planted breach is caught: %s',
  (text) => {
    expect(docBreaches({ path: 'docs/c.md', text }, plain)).toHaveLength(1)
  },
)

test('what is there, addresses, patterns and examples are let through', () => {
  const text = [
    'see `a/b.ts`, [c](c.md#part), [web](https://a.test/x), `npm run check`, `other/place.ts`',
    '`a/<name>.ts`, `a/*.ts`, `POST /a/b`',
    '```',
    '`a/gone.ts`',
    '```',
  ].join('\n')
  expect(docBreaches({ path: 'docs/c.md', text }, plain)).toEqual([])
})
