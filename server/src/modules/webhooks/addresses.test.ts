import { expect, test } from 'vitest'
import { isAllowedUrl, isPublicAddress } from './addresses.ts'

test.for([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '198.18.0.1',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  'fd12::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::7f00:1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'ff02::1',
  'localhost',
  '',
  '1.2.3',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.for(['8.8.8.8', '1.1.1.1', '172.32.0.1', '192.169.0.1', '2606:4700:4700::1111'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.for([
  'http://example.com/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://localhost/',
  'https://localhost./',
  'https://db.internal/',
  'https://printer.local/',
  'https://metadata/',
  'https://user:pass@example.com/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'not an address',
])('%s is refused', (url) => {
  expect(isAllowedUrl(url, false)).toBe(false)
})

test('a public https address is allowed; private ones only where that was said', () => {
  expect(isAllowedUrl('https://hooks.example.com:8443/kontor?x=1', false)).toBe(true)
  expect(isAllowedUrl('https://8.8.8.8/', false)).toBe(true)
  expect(isAllowedUrl('http://127.0.0.1:4000/', true)).toBe(true)
  expect(isAllowedUrl('http://user@127.0.0.1/', true)).toBe(false)
  expect(isAllowedUrl('ftp://127.0.0.1/', true)).toBe(false)
})
