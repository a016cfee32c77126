import pg from 'pg'
import { newId } from '#foundation/ids'
import { money } from '#foundation/money'
import {
  type Account,
  openAccount,
  postTransfer,
  postTransfers,
  type Transfer,
} from '#modules/ledger'
import { alternate } from '../harness/alternate.ts'
import { closedLoop } from '../harness/closed-loop.ts'
import { type Figure, percent, type Row, say, shareOfFloor } from '../harness/row.ts'
import { type Engine, inOrganisation, openEngine } from '../stage/engine.ts'

const CLIENTS = 16
const FOR_MS = 2500
const BATCH = 100
const ONE = 1n
const TIMES_SINGLE = 3

/** A transfer with two lines, one commit each; and a hundred under one commit. */
export const ledger: Row = {
  name: 'ledger',
  work: 'ledger transfer',
  floor: 'one SQL function call per transfer by pg',
  async run({ stage, rounds, hear }) {
    const engine = openEngine(stage.databaseUrl)
    const bare = bareLedger(stage.databaseUrl, stage.orgId)
    try {
      const figures: Figure[] = []
      let single = 0
      for (const [label, count] of [
        ['2,000 accounts', 2000],
        ['10 hot accounts', 10],
      ] as const) {
        const accounts = await openAccounts(engine, stage.orgId, count)
        const compared = await alternate(
          rounds,
          {
            ours: () =>
              closedLoop({ clients: CLIENTS, forMs: FOR_MS }, async () => {
                await inOrganisation(engine, stage.orgId, (tx) =>
                  postTransfer(tx, transferOf(accounts)),
                )
                return true
              }),
            floor: () => closedLoop({ clients: CLIENTS, forMs: FOR_MS }, () => bare.post(accounts)),
          },
          (done, of) => hear(`${label}: round ${done + 1} of ${of}`),
        )
        if (count === 2000) single = compared.ours.perSecond
        figures.push(shareOfFloor(compared, { label, must: 0.5, aim: 0.75 }))
      }
      hear('a hundred under one commit')
      figures.push(await batchFigure(engine, stage.orgId, single))
      return figures
    } finally {
      await engine.database.close()
      await bare.close()
    }
  },
}

async function batchFigure(engine: Engine, orgId: string, single: number): Promise<Figure> {
  const accounts = await openAccounts(engine, orgId, 2000)
  const round = await closedLoop({ clients: 4, forMs: FOR_MS * 2 }, async () => {
    await inOrganisation(engine, orgId, (tx) =>
      postTransfers(
        tx,
        Array.from({ length: BATCH }, () => transferOf(accounts)),
      ),
    )
    return true
  })
  const perSecond = round.perSecond * BATCH
  return {
    label: `batch of ${BATCH}`,
    ours: say({ ...round, perSecond }),
    floor: `single: ${Math.round(single).toLocaleString('en-US')}/s`,
    ratio: percent(perSecond / single),
    must: `≥ ${percent(TIMES_SINGLE)}`,
    aim: '–',
    verdict: perSecond / single >= TIMES_SINGLE ? 'reached' : 'short',
    raw: { perSecond, single },
  }
}

const pick = (accounts: readonly Account[]): [Account, Account] => {
  const from = Math.floor(Math.random() * accounts.length)
  const to = (from + 1 + Math.floor(Math.random() * (accounts.length - 1))) % accounts.length
  return [accounts[from]!, accounts[to]!]
}

function transferOf(accounts: readonly Account[]): Transfer {
  const [from, to] = pick(accounts)
  return {
    key: newId(),
    reason: 'measured',
    entries: [
      { account: from, amount: money(-ONE, 'USD') },
      { account: to, amount: money(ONE, 'USD') },
    ],
  }
}

/** Accounts that may go negative, so that no round runs out of money. */
function openAccounts(engine: Engine, orgId: string, count: number): Promise<Account[]> {
  return inOrganisation(engine, orgId, async (tx) => {
    const accounts: Account[] = []
    for (let index = 0; index < count; index += 1)
      accounts.push(
        await openAccount(tx, {
          owner: { kind: 'external', name: `bench-${newId()}` },
          purpose: 'clearing',
          currency: 'USD',
        }),
      )
    return accounts
  })
}

/** The same function of the database, called by `pg` alone: no fence of ours, no event, no validation. */
function bareLedger(databaseUrl: string, orgId: string) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CLIENTS,
    options: `-c app.org_id=${orgId}`,
  })
  return {
    async post(accounts: readonly Account[]): Promise<boolean> {
      const [from, to] = pick(accounts)
      const key = newId()
      const { rows } = await pool.query<{ outcome: string }>({
        name: 'post',
        text: `select outcome from ledger.post($1, $2, $2, 'measured', null, $1, now(), $3::uuid[], $4::bigint[],
                                               '{measured,measured}'::text[], null, null)`,
        values: [newId(), key, [from.id, to.id], [-1, 1]],
      })
      return rows[0]?.outcome === 'posted'
    },
    close: () => pool.end(),
  }
}
