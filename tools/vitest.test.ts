import { expect, test } from 'vitest'
import { closingLine, countOf, type Report } from './vitest.ts'

const report = (counts: Partial<Report>): Report => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...counts,
})

test('passed, failed and skipped come from the report', () => {
  const counts = { numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }
  expect(countOf(report(counts), 1)).toEqual({ passed: 5, failed: 2, skipped: 2 })
})

test('a file that could not be loaded is a failure', () => {
  const testResults = [{ name: 'x.test.ts', status: 'failed', assertionResults: [] }]
  expect(countOf(report({ numPassedTests: 5, testResults }), 1).failed).toBe(1)
})

test('a run that broke, ran nothing or left no report is a failure', () => {
  expect(countOf(report({ numPassedTests: 5 }), 1).failed).toBe(1)
  expect(countOf(report({ numPendingTests: 3 }), 0).failed).toBe(1)
  expect(countOf(undefined, 0).failed).toBe(1)
})

test('the closing line names the skipped only when there are some', () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})
