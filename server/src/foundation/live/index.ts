export * from './dialect.ts'
export * from './server.ts'
export * from './tell-rooms.ts'
export * from './topic.ts'
