import type { ExperienceDriver } from '#contract/zenvee'

/** Written out, because addresses are read before the first screen; the compiler misses none. */
const EVERY: Readonly<Record<ExperienceDriver, true>> = {
  explains_every_step: true,
  in_and_out_fast: true,
  leaves_it_spotless: true,
  calm_with_kids_and_pets: true,
  fixed_price_no_surprises: true,
  second_opinion_honest: true,
  texts_before_every_step: true,
  brings_every_part: true,
}

/** All experience drivers, in the order in which they are offered. */
export const DRIVERS = Object.keys(EVERY) as readonly ExperienceDriver[]
