import pg from 'pg'
import { newId } from '#foundation/ids'
import { statements } from '../floor/statements.ts'
import { alternate } from '../harness/alternate.ts'
import { closedLoop } from '../harness/closed-loop.ts'
import { type Figure, percent, type Row, say } from '../harness/row.ts'
import { customerOf, fillBookings } from '../stage/history.ts'

const ORGANISATIONS = 200
const ROWS = 1_000_000
const PER_CUSTOMER = 50
const CLIENTS = 4
const FOR_MS = 2500
const MOST_SLOWER = 0.1
const AIM_SLOWER = 0.05

/** The price of row level security: one statement, with the fence in force and without it. */
export const fence: Row = {
  name: 'fence',
  work: 'organisation fence',
  floor: 'the same SQL with the fence off and an explicit filter',
  async run({ stage, rounds, hear }) {
    hear(`${ROWS.toLocaleString('en-US')} rows in ${ORGANISATIONS} organisations are written`)
    const orgIds = [stage.orgId, ...Array.from({ length: ORGANISATIONS - 1 }, () => newId())]
    await fillBookings(stage.databaseUrl, { rows: ROWS, orgIds, perCustomer: PER_CUSTOMER })
    const customerId = await customerOf(stage.databaseUrl, stage.orgId, 3)
    const fenced = sideOf(stage.databaseUrl, stage.orgId, customerId, 'kontor_app')
    const open = sideOf(stage.databaseUrl, stage.orgId, customerId, 'postgres')
    try {
      const compared = await alternate(rounds, { ours: fenced.ask, floor: open.ask }, (done, of) =>
        hear(`round ${done + 1} of ${of}`),
      )
      const slower = 1 / compared.ratio - 1
      const figure: Figure = {
        label: `list at ${ROWS.toLocaleString('en-US')} rows`,
        ours: say(compared.ours),
        floor: say(compared.floor),
        ratio: `${percent(Math.max(slower, 0))} slower`,
        must: `≤ ${percent(MOST_SLOWER)} slower`,
        aim: `≤ ${percent(AIM_SLOWER)} slower`,
        verdict: slower <= AIM_SLOWER ? 'aim' : slower <= MOST_SLOWER ? 'reached' : 'short',
        raw: { ...compared, slower },
      }
      return [figure]
    } finally {
      await fenced.close()
      await open.close()
    }
  },
}

/** The same transaction with the same statement, as one role or the other. */
function sideOf(databaseUrl: string, orgId: string, customerId: string, role: string) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CLIENTS,
    pipeline: true,
    options: `-c role=${role}`,
  })
  const opening = `begin read only;set local app.org_id='${orgId}';set local app.actor_id=''`
  const listing = {
    name: 'bookings',
    text: statements['bookings'] ?? '',
    values: [orgId, customerId],
  }
  return {
    ask: () =>
      closedLoop({ clients: CLIENTS, forMs: FOR_MS }, async () => {
        const client = await pool.connect()
        const begun = client.query(opening)
        const asked = client.query<{ id: string }>(listing)
        const ended = client.query('commit')
        await begun
        const { rows } = await asked
        await ended
        client.release()
        return rows.length === 21
      }),
    close: () => pool.end(),
  }
}
