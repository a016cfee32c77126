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
import type { InsightsPolicy } from './policy.ts'
import { readStream } from './read-stream.ts'
import { readTimeline } from './read-timeline.ts'
import { systemMapOf } from './system-map.ts'
import { readTelemetry } from './telemetry.ts'

const permit = 'insights.read'

export function doorsOf(policy: InsightsPolicy, meter: Meter): Door[] {
  const readSystemMap = systemMapOf(policy, meter)
  return [
    serve(contract.readSystemMap, { permit, work: readSystemMap }),
    serve(contract.readStream, { permit, work: (tx, input) => readStream(tx, policy, input) }),
    serve(contract.readTimeline, {
      permit,
      work: (tx, input) => readTimeline(tx, policy.sources ?? [], input),
    }),
    serve(contract.readFunnel, { permit, work: (tx, input) => readFunnel(tx, policy, input) }),
    serve(contract.readResponseTimes, {
      permit,
      work: (tx, input) => readResponseTimes(tx, policy, input),
    }),
    serve(contract.readCompletion, {
      permit,
      work: (tx, input) => readCompletion(tx, policy, input),
    }),
    serve(contract.readPayoutHealth, {
      permit,
      work: (tx, input) => readPayoutHealth(tx, policy, input),
    }),
    serve(contract.readGrowth, { permit, work: (tx) => readGrowth(tx, policy, meter) }),
    serve(contract.readTelemetry, { permit, work: readTelemetry }),
    serve(contract.readOutbox, { permit, work: readOutbox }),
    serve(contract.readJobs, { permit, work: readJobs }),
    serve(contract.replayOutbox, { permit: 'outbox.replay', work: replayOutbox }),
  ]
}
