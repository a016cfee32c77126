import type { z } from 'zod'
import type { readSystemMap as contract, Health, SystemNode } from '#contract/insights'
import type { Tx } from '#foundation/db'
import { readHouseCounts } from '#foundation/records'
import { addMs, minutes } from '#foundation/time'
import { listAudit } from '#modules/audit'
import { readDatabaseFigures } from './figures.sql.ts'
import { HOUSE_EDGES, HOUSE_NODES, type HouseFigures } from './house-nodes.ts'
import type { Meter } from './meter.adapter.ts'
import { type Policies, policyFor } from './policies.ts'
import type { InsightsPolicy, NodeSpec } from './policy.ts'

type Answer = z.output<typeof contract.output>

/**
 * The house alive: every box with its present rate per minute, its health and where its stream
 * is. Made from the process's counters and three statements, and shown again as long as the
 * meter has not looked anew (two seconds).
 */
export function systemMapOf(
  policies: Policies,
  meter: Meter,
  home?: string,
): (tx: Tx, asked: { product?: string | undefined }) => Promise<Answer> {
  const kept = new Map<string, { lookedAtMs: number; answer: Answer }>()
  return async (tx, { product }) => {
    const policy = policyFor(policies, product, home)
    const key = `${tx.orgId} ${product ?? ''}`
    const { now, rates } = await meter.read()
    const before = kept.get(key)
    if (before?.lookedAtMs === now.atMs) return before.answer

    const since = addMs(tx.now, -minutes(1))
    const counts = await readHouseCounts(tx, since)
    const { items: acts } = await listAudit(tx, { from: since.toISOString(), limit: 100 })
    const database = await readDatabaseFigures(tx)
    const answer = await draw(tx, policy, { counts, acts: acts.length, database, now, rates })
    kept.set(key, { lookedAtMs: now.atMs, answer })
    return answer
  }
}

/** The house's own boxes, then those of the products; one of the same key takes its place. */
async function draw(tx: Tx, policy: InsightsPolicy, figures: HouseFigures): Promise<Answer> {
  const nodes = new Map<string, SystemNode>()
  for (const { measure, ...box } of HOUSE_NODES) {
    const { rate, health, says } = measure(figures)
    nodes.set(box.key, { ...box, ratePerMinute: round(rate), health, says })
  }
  for (const spec of policy.nodes ?? []) nodes.set(spec.key, await nodeOf(tx, spec, figures))
  const shown = [...nodes.values()]
  return {
    at: tx.now.toISOString(),
    nodes: shown,
    edges: [...HOUSE_EDGES, ...(policy.edges ?? [])].filter(
      ({ from, to }) => nodes.has(from) && nodes.has(to),
    ),
    facts: {
      deployables: 1,
      streams: shown.filter(({ group }) => group === 'stream').length,
      coreModules: shown.filter(({ group }) => group === 'core').length,
    },
  }
}

async function nodeOf(tx: Tx, spec: NodeSpec, figures: HouseFigures): Promise<SystemNode> {
  const { key, label, group, link, events = [], routes = [], subscribers = [key] } = spec
  const own = await spec.read?.(tx)
  const told = Object.entries(figures.counts.told ?? {})
    .filter(([name]) => events.some((beginning) => name.startsWith(beginning)))
    .reduce((sum, [, count]) => sum + count, 0)
  const asked = figures.rates.routes((route) => routes.some((part) => route.includes(part)))
  const parked = subscribers.reduce(
    (sum, room) => sum + (figures.counts.parked_rooms?.[room] ?? 0),
    0,
  )
  const ratePerMinute = round(own?.ratePerMinute ?? told + asked)
  const health: Health = parked > 0 ? 'trouble' : ratePerMinute > 0 ? 'well' : 'idle'
  const says = parked > 0 ? `${parked} deliveries given up` : `${ratePerMinute} a minute`
  return {
    key,
    label,
    group,
    link,
    ratePerMinute,
    health: own?.health ?? health,
    says: own?.says ?? says,
  }
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
