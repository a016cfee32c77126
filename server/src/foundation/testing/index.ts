export * from './expect.ts'
export * from './template.ts'
export * from './world.ts'
