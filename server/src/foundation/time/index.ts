export * from './clock.ts'
export * from './durations.ts'
export * from './local-day.ts'
export * from './wait.ts'
