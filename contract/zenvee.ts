export * from './zenvee/bookings.ts'
export * from './zenvee/discovery.ts'
export * from './zenvee/technicians.ts'
