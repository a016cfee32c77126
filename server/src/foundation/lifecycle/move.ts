import { listed, named, sql, type Tx } from '#foundation/db'
import { type EventType, tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { cancelJobLater, enqueueTimer } from '#foundation/jobs'
import { refusals } from '#foundation/refusals'
import { moves as movesCounted } from '#foundation/telemetry'
import { addMs } from '#foundation/time'
import { definitionFor, type Lifecycle, type Move } from './define.ts'

const refuse = refusals('lifecycle', {
  not_from_here: { kind: 'conflict', says: 'That cannot be done as things stand now.' },
  stale_version: {
    kind: 'conflict',
    says: 'Someone changed this since you looked. Look again and repeat.',
  },
  not_yours_to_do: { kind: 'forbidden', says: 'Your role may not do that.' },
})

type Told<M> = M extends { readonly tells: EventType<infer Payload> } ? Payload : never

/** The columns that every table of stories has. */
export interface StoryRow {
  readonly id: string
  readonly state: string
  readonly version: number
  readonly lifecycle_version: number
}

type Settable<Row> = Partial<
  Omit<Row, 'id' | 'org_id' | 'state' | 'state_since' | 'version' | 'lifecycle_version'>
>

/** What a move takes along. */
export interface MoveOptions<Row, Payload> {
  /** Columns that change with the state, in the same statement. */
  readonly set?: Settable<Row>
  /** The event's payload. */
  readonly say: Payload
  /** Why, in the actor's words; kept in the history. */
  readonly reason?: string
  /** The version the caller looked at; another one is refused. */
  readonly version?: number
}

/**
 * The only way a state ever changes: one guarded UPDATE, one line of history, one event and the
 * timers of the new state, together, or a refusal. There is no third outcome. The story follows
 * the definition it started with.
 */
export async function move<
  State extends string,
  Moves extends Record<string, Move<State>>,
  Name extends keyof Moves & string,
  Row extends StoryRow,
>(
  tx: Tx,
  of: Lifecycle<State, Moves>,
  name: Name,
  row: Row,
  options: MoveOptions<Row, Told<Moves[Name]>>,
): Promise<Row> {
  const definition = definitionFor(of, row.lifecycle_version)
  const step = (definition.moves as Record<string, Move>)[name]
  const facts = { of: of.name, id: row.id, move: name, state: row.state }
  if (!step) throw refuse.not_from_here(facts)
  if (!mayMake(tx, step)) throw refuse.not_yours_to_do(facts)
  if (options.version !== undefined && options.version !== row.version) {
    throw refuse.stale_version({ ...facts, version: row.version })
  }

  const columns = Object.entries(options.set ?? {}).map(
    ([column, value]) => sql`, ${named(column)} = ${value}`,
  )
  const moved = await tx.maybe<Row>(sql`
    update ${named(of.table)}
       set state = ${step.to}, state_since = ${tx.now}, version = version + 1${columns.reduce((a, b) => sql`${a}${b}`, sql``)}
     where id = ${row.id} and org_id = ${tx.orgId} and state = any(${step.from}::text[])
       and version = ${row.version}
    returning *`)
  if (!moved) throw refuse.not_from_here(facts)

  await recordHistory(tx, {
    thing: of.name,
    id: moved.id,
    move: name,
    from: row.state,
    to: step.to,
    reason: options.reason,
  })
  await setTimers(tx, definition, row.state, moved)
  await tell(tx, step.tells, `${of.name}:${moved.id}`, options.say)
  movesCounted.inc({ story: of.name, move: name })
  return moved
}

/**
 * A story begins: the row is inserted in its first state, with history, event and timers.
 * `row` holds every column but id, state, state_since, version and lifecycle_version.
 */
export async function begin<
  State extends string,
  Moves extends Record<string, Move<State>>,
  Payload,
  Row extends StoryRow,
>(
  tx: Tx,
  of: Lifecycle<State, Moves>,
  row: Record<string, unknown>,
  tells: EventType<Payload>,
  say: (id: string) => Payload,
): Promise<Row> {
  const id = typeof row.id === 'string' ? row.id : newId()
  const all = Object.entries({
    ...row,
    id,
    state: of.starts,
    state_since: tx.now,
    version: 1,
    lifecycle_version: of.version,
  })
  const begun = await tx.one<Row>(sql`
    insert into ${named(of.table)} (${listed(all.map(([column]) => named(column)))})
    values (${listed(all.map(([, value]) => sql`${value}`))})
    returning *`)
  await recordHistory(tx, { thing: of.name, id, move: 'begin', from: null, to: of.starts })
  await setTimers(tx, of, null, begun)
  await tell(tx, tells, `${of.name}:${id}`, say(id))
  movesCounted.inc({ story: of.name, move: 'begin' })
  return begun
}

/**
 * Set the timers of the present state again, after a column that they read has changed (a
 * delay, an extension) without a move.
 */
export async function resetTimers(tx: Tx, of: Lifecycle<any, any>, row: StoryRow): Promise<void> {
  await setTimers(tx, definitionFor(of, row.lifecycle_version), row.state, row)
}

/** A person moves by permit, checked at the door and in the use case; `by` is the last word. */
function mayMake(tx: Tx, step: Move): boolean {
  if (step.by.includes('anyone')) return true
  if (tx.actor.kind === 'system') return step.by.includes('system') || step.by.includes('clock')
  if (tx.actor.kind === 'clock') return step.by.includes('clock')
  return step.by.some((role) => tx.actor.roles.includes(role))
}

interface Moved {
  readonly thing: string
  readonly id: string
  readonly move: string
  readonly from: string | null
  readonly to: string
  readonly reason?: string
}

function recordHistory(tx: Tx, { thing, id, move: name, from, to, reason }: Moved) {
  return tx.run(sql`
    insert into foundation.history
           (thing, thing_id, move, from_state, to_state, actor_id, actor_kind, reason, correlation_id, moved_at)
    values (${thing}, ${id}, ${name}, ${from}, ${to}, ${tx.actor.id}, ${tx.actor.kind},
            ${reason ?? null}, ${tx.correlationId}, ${tx.now})`)
}

/** The name under which a timer waits: one per story and move, so setting it again replaces it. */
export function timerKey(of: string, id: string, move: string): string {
  return `timer:${of}:${id}:${move}`
}

async function setTimers(
  tx: Tx,
  of: Lifecycle<any, any>,
  left: string | null,
  row: StoryRow,
): Promise<void> {
  const coming = of.timers.filter((timer) => timer.in === row.state)
  const gone = of.timers.filter(
    (timer) => timer.in === left && !coming.some((next) => next.move === timer.move),
  )
  for (const timer of gone) await cancelJobLater(tx, timerKey(of.name, row.id, timer.move))
  for (const timer of coming) {
    const at = timer.at
      ? (row as unknown as Record<string, unknown>)[timer.at]
      : addMs(tx.now, timer.after ?? 0)
    if (!(at instanceof Date)) continue
    await enqueueTimer(
      tx,
      { story: of.name, id: row.id, move: timer.move, state: row.state },
      at,
      timerKey(of.name, row.id, timer.move),
    )
  }
}
