import { z } from 'zod'
import { job } from '#foundation/jobs'
import { deleteStaleCached } from './geocoding/geocode-cache.sql.ts'

/** Answers of geocoders are kept for a day and no longer: their terms of use ask for it. */
export const forgetGeocodes = job({
  name: 'places.forget_geocodes',
  input: z.object({}),
  everyMinutes: 360,
  work: async (tx) => {
    await deleteStaleCached(tx)
  },
})
