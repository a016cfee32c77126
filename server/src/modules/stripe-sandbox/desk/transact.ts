import type { Call, Sandbox } from './call.ts'

/** Work in one transaction of the sandbox's own, with the clock's now. */
export async function transact<T>(
  sandbox: Sandbox,
  account: string,
  work: (call: Call) => Promise<T>,
  seen: Partial<Pick<Call, 'requestId' | 'idempotencyKey' | 'isBrowser'>> = {},
): Promise<T> {
  const db = await sandbox.pool.connect()
  let broken: Error | undefined
  try {
    await db.query('begin')
    const answer = await work({
      sandbox,
      db,
      account,
      now: sandbox.clock.now(),
      isBrowser: false,
      requestId: null,
      idempotencyKey: null,
      ...seen,
    })
    await db.query('commit')
    return answer
  } catch (error) {
    await db.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    db.release(broken)
  }
}
