import { ExperienceDriver } from '#contract/zenvee'

/** How a card, a review and a search speak of each driver. */
export const DRIVERS: Readonly<
  Record<
    ExperienceDriver,
    { readonly says: string; readonly asks: string; readonly kin: readonly ExperienceDriver[] }
  >
> = {
  explains_every_step: {
    says: 'Explains every step',
    asks: 'Did they explain every step?',
    kin: ['second_opinion_honest', 'texts_before_every_step'],
  },
  in_and_out_fast: {
    says: 'In and out fast',
    asks: 'Were they quick?',
    kin: ['brings_every_part', 'fixed_price_no_surprises'],
  },
  leaves_it_spotless: {
    says: 'Leaves it spotless',
    asks: 'Did they leave it spotless?',
    kin: ['calm_with_kids_and_pets'],
  },
  calm_with_kids_and_pets: {
    says: 'Calm with kids and pets',
    asks: 'Were they calm with everybody at home?',
    kin: ['leaves_it_spotless', 'explains_every_step'],
  },
  fixed_price_no_surprises: {
    says: 'Fixed price, no surprises',
    asks: 'Was the price what they said?',
    kin: ['second_opinion_honest', 'in_and_out_fast'],
  },
  second_opinion_honest: {
    says: 'Honest second opinion',
    asks: 'Did you get an honest opinion?',
    kin: ['explains_every_step', 'fixed_price_no_surprises'],
  },
  texts_before_every_step: {
    says: 'Keeps you posted',
    asks: 'Did they keep you posted?',
    kin: ['explains_every_step'],
  },
  brings_every_part: {
    says: 'Brings every part',
    asks: 'Did they bring what was needed?',
    kin: ['in_and_out_fast'],
  },
}

/** Whether a text from the database or the web is one of the drivers. */
export function isDriver(text: unknown): text is ExperienceDriver {
  return ExperienceDriver.safeParse(text).success
}

/** How well a technician's driver suits what the customer would like: the same 1, kin 0.5, other 0; 0.6 when nothing was wished. */
export function driverFit(driver: string, desired: string | null): number {
  if (!isDriver(driver)) return 0
  if (!isDriver(desired)) return 0.6
  if (driver === desired) return 1
  return DRIVERS[desired].kin.includes(driver) ? 0.5 : 0
}
