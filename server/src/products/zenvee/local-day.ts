export { localDay } from '#foundation/time'
