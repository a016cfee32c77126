import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockBreaches, selfBreaches } from '../../../tools/guards/self.ts'
import { projectFiles } from '../../../tools/guards/sources.ts'
import { ROOT } from '../../../tools/run.ts'

const files = projectFiles()

test('the guard sees the project', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(files.map(({ path }) => path)).toContain('package.json')
})

test('the project names no machine, no package host and nobody who typed it', () => {
  expect(files.flatMap(selfBreaches)).toEqual([])
})

test('the lockfile does not say where packages were fetched', () => {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
  expect(lock).toContain('"packages"')
  expect(lockBreaches(lock)).toEqual([])
})

// Built here, so that this file may itself be read by the guard.
const slash = '/'
test.each([
  `${slash}work${slash}main/tools`,
  `cd ${slash}root${slash}kontor`,
  `${slash}home${slash}someone/kontor`,
  `https:${slash}${slash}regi${'stry.npmjs'}.org`,
  `http:${slash}${slash}10.1.2.3:4873`,
  `written by ${'Clau'}de`,
])('a planted breach is caught: %s', (text) => {
  expect(selfBreaches({ path: 'a.md', text })).toHaveLength(1)
})

test('addresses of the app itself are let through', () => {
  const text = 'http://localhost:9001/work/1 and /bookings/work/x and src/root/a and 127.0.0.1'
  expect(selfBreaches({ path: 'a.md', text })).toEqual([])
})

test('a planted "resolved" is caught', () => {
  expect(lockBreaches('{"a": {"resolved": "https://somewhere.test/a.tgz"}}')).toHaveLength(1)
})
