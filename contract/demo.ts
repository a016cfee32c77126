import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** How the demo stands: its clock and its city. */
export const DemoState = z.object({
  isDemo: z.boolean(),
  now: z.iso.datetime(),
  /** How many of the demo's seconds pass in one of the world's. */
  speed: z.number(),
  /** How far the demo's clock is ahead of the world's, milliseconds. */
  aheadMs: z.number(),
  city: z.object({
    running: z.boolean(),
    /** Wishes for a visit per simulated hour. */
    demandPerHour: z.number(),
    /** Rush hour: so many times as many get hungry as `demandPerHour` says. */
    rush: z.number(),
  }),
})
export type DemoState = z.infer<typeof DemoState>

export const readDemo = endpoint({
  method: 'GET',
  path: '/demo',
  auth: 'public',
  summary: 'The clock and the city of the demo',
  output: DemoState,
})

export const setDemoClock = endpoint({
  method: 'POST',
  path: '/demo/clock',
  summary: 'Let the demo’s clock run faster, or jump ahead',
  input: z.object({
    speed: z.number().min(0.1).max(60).optional(),
    jumpMs: z
      .int()
      .min(0)
      .max(31 * 86_400_000)
      .optional(),
  }),
  output: DemoState,
  refuses: ['demo.no_demo'],
})

export const setDemoCity = endpoint({
  method: 'POST',
  path: '/demo/city',
  summary: 'Start or stop the living city, and say how busy it is',
  input: z.object({
    running: z.boolean().optional(),
    demandPerHour: z.number().min(0).max(600).optional(),
    rush: z.number().min(0.1).max(20).optional(),
  }),
  output: DemoState,
  refuses: ['demo.no_demo'],
})
