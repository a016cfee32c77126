export * from './server.ts'
export * from './tell-rooms.ts'
export * from './topic.ts'
