import { MatchesScreen } from '../../../features/matching/matches.tsx'

/** Matchings of technicians, and the weights of their matcher. */
export function ZenveeMatches() {
  return <MatchesScreen matcher="zenvee.technicians" />
}
