import type { Building } from './buildings.ts'
import type { StreetField } from './field.ts'
import type { Road } from './main-roads.ts'
import type { Network } from './network.ts'
import type { Line } from './plane.ts'
import type { Quarter } from './quarters.ts'
import type { Site } from './site.ts'
import type { Street } from './street-names.ts'

/** The ground and its streets: what houses are built along. */
export interface Ground {
  readonly site: Site
  readonly field: StreetField
  readonly roads: readonly Road[]
  readonly network: Network
}

/** The whole town on its own plane, before it is put on the globe. */
export interface Town extends Ground {
  readonly streets: readonly Street[]
  readonly buildings: readonly Building[]
  readonly districts: ReadonlyMap<Quarter, Line>
}
