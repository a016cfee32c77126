import * as contract from '#contract/insights'
import { type Door, serve } from '#foundation/http'
import {
  readCompletion,
  readFunnel,
  readPayoutHealth,
  readResponseTimes,
} from './business-metrics.ts'
import { readGrowth } from './growth.ts'
import type { Meter } from './meter.adapter.ts'
import { readJobs, readOutbox, replayOutbox } from './outbox.ts'
import { type Policies, policyFor, sourcesOf } from './policies.ts'
import { readStream } from './read-stream.ts'
import { readTimeline } from './read-timeline.ts'
import { systemMapOf } from './system-map.ts'
import { readTelemetry } from './telemetry.ts'

const permit = 'insights.read'

/** The doors as they stand under the prefix of `home`: its figures, unless another product is asked for. */
export function doorsOf(policies: Policies, meter: Meter, home?: string): Door[] {
  const sources = sourcesOf(policies)
  const of = ({ product }: { product?: string | undefined }) => policyFor(policies, product, home)
  return [
    serve(contract.readSystemMap, { permit, work: systemMapOf(policies, meter, home) }),
    serve(contract.readStream, { permit, work: (tx, input) => readStream(tx, policies, input) }),
    serve(contract.readTimeline, { permit, work: (tx, input) => readTimeline(tx, sources, input) }),
    serve(contract.readFunnel, { permit, work: (tx, input) => readFunnel(tx, of(input), input) }),
    serve(contract.readResponseTimes, {
      permit,
      work: (tx, input) => readResponseTimes(tx, of(input), input),
    }),
    serve(contract.readCompletion, {
      permit,
      work: (tx, input) => readCompletion(tx, of(input), input),
    }),
    serve(contract.readPayoutHealth, {
      permit,
      work: (tx, input) => readPayoutHealth(tx, of(input), input),
    }),
    serve(contract.readGrowth, { permit, work: (tx) => readGrowth(tx, policies, meter) }),
    serve(contract.readTelemetry, { permit, work: readTelemetry }),
    serve(contract.readOutbox, { permit, work: readOutbox }),
    serve(contract.readJobs, { permit, work: readJobs }),
    serve(contract.replayOutbox, { permit: 'outbox.replay', work: replayOutbox }),
  ]
}
