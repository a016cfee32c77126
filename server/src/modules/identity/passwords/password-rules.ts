import { refuse } from '../refusals.ts'

/**
 * The beginnings of the passwords that are tried first (the top of the lists that leaked), as far
 * as they have ten characters; and what makes such a password longer without making it better.
 */
const COMMON = new Set([
  'password',
  'passw0rd',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'zxcvbnm',
  'iloveyou',
  'letmein',
  'welcome',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'starwars',
  'whatever',
  'trustno1',
  'dragon',
  'monkey',
  'master',
  'shadow',
  'michael',
  'jordan',
  'liverpool',
  'chelsea',
  'arsenal',
  'computer',
  'internet',
  'samsung',
  'pokemon',
  'qazwsxedc',
  'qazwsx',
  'abcdefghij',
  'abcdefgh',
  'abcdef',
  'abc',
  'secret',
  'changeme',
  'admin',
  'administrator',
  'login',
  'hello',
  'freedom',
  'nothing',
  'jesus',
  'charlie',
  'kontor',
  'zenvee',
  'correcthorsebatterystaple',
])

/**
 * Refuses `identity.password_too_common`: a common word with digits and signs around it, one or
 * two characters over and over, a plain row of digits or letters, or little more than
 * the person's own address.
 */
export function checkPassword(password: string, email?: string | null): void {
  const plain = password.toLowerCase()
  const core = plain.replace(/[^a-z]+$|^[^a-z]+/g, '')
  const own = email?.split('@')[0]
  const isOwn = own !== undefined && plain.includes(own) && own.length * 2 >= plain.length
  if (COMMON.has(core) || isTwice(core) || isRow(plain) || new Set(plain).size < 4 || isOwn) {
    throw refuse.password_too_common()
  }
}

/** `passwordpassword`. */
function isTwice(core: string): boolean {
  const half = core.slice(0, core.length / 2)
  return half.length > 2 && half + half === core && COMMON.has(half)
}

/** `1234567890`, `9876543210`, `abcdefghijkl`. */
function isRow(plain: string): boolean {
  const steps = new Set<number>()
  for (let at = 1; at < plain.length; at += 1) {
    steps.add((plain.charCodeAt(at) - plain.charCodeAt(at - 1) + 10) % 10)
  }
  return steps.size === 1 && (steps.has(1) || steps.has(9))
}
