export {
  Cache,
  type CacheFigures,
  type CacheOptions,
  type CacheScope,
  everyCache,
} from './cache.ts'
export { hearCaches } from './hear.ts'
