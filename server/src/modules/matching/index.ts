import { constraintMeans } from '#foundation/db'
import { defineModule } from '#foundation/module'
import { MatchRecorded, WeightsEdited } from './events.ts'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { refuse } from './refusals.ts'
import { doors } from './routes.ts'

constraintMeans('weights_one_per_version', refuse.weights_changed_meanwhile)

export { explainFor } from './engine/explain.ts'
export { along, linearFactor } from './engine/linear.ts'
export { type Factor, type Gate, type Matcher, type Measured, matcher } from './engine/matcher.ts'
export { rank } from './engine/rank.ts'
export { replayMatch } from './engine/replay.ts'
export { whatIf } from './engine/what-if.ts'
export { MatchRecorded, WeightsEdited } from './events.ts'
export { type MatchQuestionOf, recordMatch } from './record-match.ts'
export { readRecord as readMatchRecord } from './records.sql.ts'

export const matchingModule = defineModule({
  name: 'matching',
  title: 'Matching',
  folder: import.meta.dirname,
  needs,
  doors,
  permits,
  events: [MatchRecorded, WeightsEdited],
})
