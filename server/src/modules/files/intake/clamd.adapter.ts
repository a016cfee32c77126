import { connect } from 'node:net'

export type Verdict =
  | { readonly isClean: true }
  | { readonly isClean: false; readonly found: string }

/** Looks for viruses. Throws when no verdict can be had: then nothing is taken. */
export type Scanner = (bytes: Uint8Array) => Promise<Verdict>

const TIMEOUT_MS = 20_000
const CHUNK_BYTES = 64 * 1024
const LONGEST_ANSWER = 1000

/**
 * A clamd behind TCP, asked by INSTREAM: chunks with their length before them (four bytes, most
 * significant first), a length of zero at the end, one line as the answer.
 */
export function clamdScanner(address: string): Scanner {
  const [host = '127.0.0.1', port = '3310'] = address.replace(/^tcp:\/\//, '').split(':')
  return async (bytes) => verdictOf(await ask(host, Number(port), bytes))
}

function ask(host: string, port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    let answer = ''
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('clamd does not answer')))
    socket.on('error', reject)
    socket.on('data', (part) => {
      answer += part.toString('latin1')
      if (answer.length > LONGEST_ANSWER) socket.destroy(new Error('clamd says too much'))
    })
    socket.on('close', () => resolve(answer))
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        const chunk = bytes.subarray(at, at + CHUNK_BYTES)
        socket.write(lengthOf(chunk.length))
        socket.write(chunk)
      }
      socket.write(lengthOf(0))
    })
  })
}

function lengthOf(size: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(size)
  return four
}

/** `stream: OK`, or `stream: Eicar-Test-Signature FOUND`; anything else is no verdict. */
function verdictOf(answer: string): Verdict {
  const said = answer.replaceAll('\0', '').trim()
  if (said === 'stream: OK') return { isClean: true }
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found) return { isClean: false, found }
  throw new Error(`clamd gave no verdict: ${said.slice(0, 200) || 'silence'}`)
}
