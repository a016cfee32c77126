import { createServer } from 'node:net'
import { DatabaseStartError } from './embedded-error.ts'

/**
 * The port asked for, or the one of the last start, or a free one.
 *
 * @throws DatabaseStartError when the port asked for is in use.
 */
export async function choosePort(
  asked: number | undefined,
  remembered: number | undefined,
  log: (line: string) => void,
): Promise<number> {
  if (asked) {
    if (await portIsFree(asked)) return asked
    throw new DatabaseStartError(`The database cannot start: port ${asked} is in use.`)
  }
  if (remembered && (await portIsFree(remembered))) return remembered
  if (remembered) log(`port ${remembered} is taken by another program; choosing another`)
  return freePort()
}

async function portIsFree(port: number): Promise<boolean> {
  return listenOn(port).then(
    () => true,
    () => false,
  )
}

const freePort = () => listenOn(0)

/** Listens for an instant on 127.0.0.1 and tells the port. */
function listenOn(port: number): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => settle(typeof address === 'object' && address ? address.port : port))
    })
  })
}
