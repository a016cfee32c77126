import type { z } from 'zod'
import type { MatchRecord, MatchSummary, Replay, WhatIf } from '#contract/matching'
import { pageFrom, type Tx } from '#foundation/db'
import { checkFactors } from './current-weights.ts'
import { replayMatch as replay } from './engine/replay.ts'
import { whatIf } from './engine/what-if.ts'
import { readMatchCursor } from './match-cursor.ts'
import { listSummaries, readRecord, type SummaryRow } from './records.sql.ts'

interface ListMatches {
  readonly limit: number
  readonly cursor?: string
  readonly matcher?: string
  readonly about?: string
  readonly candidateId?: string
}

/** Matchings of the organisation, newest first. */
export async function listMatches(
  tx: Tx,
  { limit, cursor, ...wanted }: ListMatches,
): Promise<{ items: z.output<typeof MatchSummary>[]; nextCursor: string | null }> {
  const before = readMatchCursor(cursor)
  const rows = await listSummaries(tx, { ...wanted, before, limit: limit + 1 })
  return pageFrom(rows, limit, summary, (row) => [row.id])
}

function summary(row: SummaryRow): z.output<typeof MatchSummary> {
  return {
    matchId: row.id,
    at: row.made_at.toISOString(),
    matcher: row.matcher,
    about: row.about,
    askedBy: row.asked_by,
    candidates: row.candidates,
    ranked: row.ranked,
    shown: row.shown,
    weightsVersion: row.weights_version,
    hash: row.hash,
  }
}

/** One record, whole. */
export function readMatch(tx: Tx, input: { matchId: string }): Promise<MatchRecord> {
  return readRecord(tx, input.matchId)
}

/** Do it again and compare. */
export async function replayMatch(tx: Tx, input: { matchId: string }): Promise<Replay> {
  return replay(await readRecord(tx, input.matchId))
}

/** The order that other weights would have given; changes nothing. */
export async function whatIfMatch(
  tx: Tx,
  input: { matchId: string; weights: Record<string, number> },
): Promise<WhatIf> {
  const record = await readRecord(tx, input.matchId)
  checkFactors(record.factors, input.weights)
  return whatIf(record, input.weights)
}
