import type { City } from '../play/city.ts'
import { Customer } from './customer.ts'
import { Operator } from './operator.ts'
import { Technician } from './technician.ts'

/** Everybody of the demo signs in with this. */
const PASSWORD = 'alder-bay-demo-2026'

export interface CastOptions {
  /** By the number in their address: the seed counts them from 1. */
  readonly technicians: readonly number[]
  readonly customers: number
  readonly reconnects: boolean
}

export interface Cast {
  readonly customers: readonly Customer[]
  readonly technicians: readonly Technician[]
  readonly operator: Operator
}

/** The people of the city, by the addresses that the demo's seed gives them. */
export function makeCast(city: City, options: CastOptions): Cast {
  const common = { password: PASSWORD, reconnects: options.reconnects }
  const technicians = options.technicians.map((number, index) => {
    const name = `technician${number}`
    return new Technician(city, { ...common, index, name, email: `${name}@demo.kontor.example` })
  })
  const customers = Array.from({ length: options.customers }, (_, place) => {
    const name = `customer${place}`
    const index = options.technicians.length + place
    return new Customer(city, { ...common, index, name, email: `${name}@demo.kontor.example` })
  })
  const operator = new Operator(city, {
    ...common,
    index: options.technicians.length + options.customers,
    name: 'operator',
    email: 'ines@demo.kontor.example',
  })
  return { customers, technicians, operator }
}
