export * from './counts.sql.ts'
export { LOG_DAYS, type LogSink, logSink, sweepLogLines } from './log-sink.ts'
export * from './records.sql.ts'
export * from './stories.sql.ts'
