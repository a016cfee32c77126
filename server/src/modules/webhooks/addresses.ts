import { BlockList, isIP } from 'node:net'

/** Networks that are nobody's on the public internet (IANA special-purpose address registries). */
const PRIVATE_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** The special-purpose parts of global unicast. */
const PRIVATE_6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const blocked4 = new BlockList()
for (const [net, prefix] of PRIVATE_4) blocked4.addSubnet(net, prefix, 'ipv4')
const blocked6 = new BlockList()
/** Global unicast: everything public that IPv6 has given out so far (RFC 4291 §2.5.4, IANA). */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
for (const [net, prefix] of PRIVATE_6) blocked6.addSubnet(net, prefix, 'ipv6')

/** Whether an IP address is one of the public internet. What is no address is not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !blocked4.check(address, 'ipv4')
  // An IPv4 address in IPv6's clothes lies outside of global unicast: none is let through.
  if (version === 6) return global6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6')
  return false
}

/**
 * Whether events may be sent to this address, as far as its text tells: https, no login in it,
 * no private number, no local name. The numbers behind a name are looked at when it is called.
 */
export function isAllowedUrl(text: string, allowPrivate: boolean): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, hostname } = new URL(text)
  if (username !== '' || password !== '') return false
  if (allowPrivate) return protocol === 'https:' || protocol === 'http:'
  if (protocol !== 'https:') return false
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0) return isPublicAddress(bare)
  return (
    bare.includes('.') && !/(^|\.)(localhost|local|internal|localdomain|home\.arpa)\.?$/i.test(bare)
  )
}
