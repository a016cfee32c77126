/**
 * A worker in a process of its own that kills itself without a word:
 * `doomed-worker.ts <database> <subscriber> <place>` right after its n-th statement has been sent
 * (0: before the first), or at a named place of the work. Says how many statements it needed when
 * it lives to its end.
 */
import pg from 'pg'
import { Database } from '#foundation/db'
import { Outbox } from '#foundation/events'
import { JobQueue } from '#foundation/jobs'
import { wire } from '#foundation/module'
import { systemClock } from '#foundation/time'
import { doom, strike, towerModule } from '../tower/index.ts'

const [url = '', name = '', place = ''] = process.argv.slice(2)
const die = (): void => void process.kill(process.pid, 'SIGKILL')

/** Long enough for the bytes to reach PostgreSQL, with no line of ours running meanwhile. */
const SENT_WITHIN_MS = 60
const holdStill = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SENT_WITHIN_MS)

let statements = 0
const send = pg.Client.prototype.query as (...asked: unknown[]) => unknown
pg.Client.prototype.query = function query(this: unknown, ...asked: unknown[]) {
  if (place === '0' && statements === 0) die()
  const answer = send.apply(this, asked)
  statements += 1
  if (String(statements) === place) {
    holdStill()
    die()
  }
  return answer
} as typeof pg.Client.prototype.query

if (place === 'called') doom.called = die
if (place === 'worked') doom.worked = die
if (place === 'committed') doom.committed = die

const wired = wire([towerModule], systemClock)
const database = new Database({ url, wiring: wired.wiring, connections: 1 })
if (name === strike.name) {
  await new JobQueue({
    database,
    jobs: [strike],
    timers: new Map(),
    organisations: async () => [],
    deadAfterMs: 1000,
  }).start()
} else {
  await new Outbox(
    database,
    wired.subscribers.filter((each) => each.name === name),
    { leaseMs: Number(process.env.TOWER_LEASE_MS) },
  ).deliverDue()
  console.log(statements)
  process.exit(0)
}
