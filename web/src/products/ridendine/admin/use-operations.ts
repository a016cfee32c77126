import { readOrganisation } from '#contract/organisations'
import { useRead } from '../../../lib/api/index.ts'

/** The room of the staff: it hears whatever is told of an order, an alert or a driver. */
export function useOperationsTopics(): readonly string[] {
  const { data } = useRead(readOrganisation, {})
  return data ? [`operations:${data.id}`] : []
}
