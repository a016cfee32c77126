import * as contract from '#contract/matching'
import { serve } from '#foundation/http'
import { editWeights } from './edit-weights.ts'
import { listMatches, readMatch, replayMatch, whatIfMatch } from './look-at-matches.ts'
import { listMyRankings, readMyRanking } from './my-rankings.ts'
import { readWeights } from './read-weights.ts'
import { readWhy } from './read-why.ts'

export const doors = [
  serve(contract.readWhy, { permit: 'signed-in', work: readWhy }),
  serve(contract.listMyRankings, { permit: 'signed-in', work: listMyRankings }),
  serve(contract.readMyRanking, { permit: 'signed-in', work: readMyRanking }),
  serve(contract.listMatches, { permit: 'match.read', work: listMatches }),
  serve(contract.readMatch, { permit: 'match.read', work: readMatch }),
  serve(contract.replayMatch, { permit: 'match.read', work: replayMatch }),
  serve(contract.whatIfMatch, { permit: 'match.read', work: whatIfMatch }),
  serve(contract.readWeights, { permit: 'match.read', work: readWeights }),
  serve(contract.editWeights, { permit: 'weights.edit', work: editWeights }),
]
