import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../locales/en/', import.meta.url)
const files = readdirSync(folder)

test.each(files)('%s holds only words, none of them empty', (file) => {
  const walk = (part: unknown): void => {
    if (typeof part === 'string') expect(part.trim()).not.toBe('')
    else Object.values(Object(part)).forEach(walk)
  }
  const words: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  expect(words).toBeTypeOf('object')
  walk(words)
})
