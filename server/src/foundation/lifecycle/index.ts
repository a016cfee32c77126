export * from './check-model.ts'
export * from './define.ts'
export * from './diagram.ts'
export { begin, move, resetTimers, timerKey, type MoveOptions, type StoryRow } from './move.ts'
