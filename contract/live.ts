import { z } from 'zod'

/**
 * What a room hears when a thing moved. Nothing private travels here: the client fetches the
 * thing again through the API, with the API's own permission check. `seq` counts within the
 * room's own stream, so a client can say from where it wants to catch up.
 */
export const Told = z.object({
  topic: z.string(),
  event: z.string(),
  id: z.string(),
  seq: z.int(),
  at: z.string(),
})
export type Told = z.infer<typeof Told>

/** Small payloads that are worth nothing a second later: positions, typing, presence. */
export const Pushed = z.object({ topic: z.string(), kind: z.string(), payload: z.unknown() })
export type Pushed = z.infer<typeof Pushed>

/** Answer to `join`: what was missed since the cursor, or `resync` when it cannot be told. */
export const Joined = z.object({
  ok: z.boolean(),
  reason: z.string().optional(),
  seq: z.int().optional(),
  missed: z.array(Told).optional(),
  resync: z.boolean().optional(),
})
export type Joined = z.infer<typeof Joined>

/**
 * The socket's own words, at namespace `/realtime`, token in `auth.token`:
 * client says `join` { topic, since? } → Joined, `leave` { topic }, `renew` { token };
 * server says `told` Told and `pushed` Pushed.
 */
export const LIVE_NAMESPACE = '/realtime'
