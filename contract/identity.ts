export * from './identity/account.ts'
export * from './identity/fields.ts'
export * from './identity/people.ts'
export * from './identity/sign-in.ts'
