export * from './clock.ts'
export * from './durations.ts'
export * from './wait.ts'
export * from './local-day.ts'
