import { useEffect, useEffectEvent } from 'react'
import { queries } from '../api/queries.ts'
import { useStore } from '../store.ts'
import { type LiveState, listen, liveState, type RoomListener } from './socket.ts'

/** News within this time are one re-read. */
const GATHER_MS = 120

/** Read `queryKey` again whenever one of the rooms speaks. */
export function useTopics(topics: readonly string[], queryKey: readonly unknown[]): void {
  const names = topics.join('\n')
  const refresh = useEffectEvent(() => void queries.invalidateQueries({ queryKey }))

  useEffect(() => {
    if (!names) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const told = () => {
      clearTimeout(waiting)
      waiting = setTimeout(refresh, GATHER_MS)
    }
    const leave = names.split('\n').map((topic) => listen(topic, { told }))
    return () => {
      clearTimeout(waiting)
      for (const stop of leave) stop()
    }
  }, [names])
}

/**
 * Hear a room yourself: `told` for things that moved, `pushed` for positions and typing.
 * `topic` null listens to nothing.
 */
export function useTopic(topic: string | null, listener: RoomListener): void {
  const told = useEffectEvent<NonNullable<RoomListener['told']>>((news) => listener.told?.(news))
  const pushed = useEffectEvent((kind: string, payload: unknown) =>
    listener.pushed?.(kind, payload),
  )

  useEffect(() => {
    if (!topic) return
    return listen(topic, {
      told: (news) => told(news),
      pushed: (kind, payload) => pushed(kind, payload),
    })
  }, [topic])
}

/** Whether news arrive at this moment: 'off' | 'connecting' | 'live' | 'reconnecting'. */
export function useLiveState(): LiveState {
  return useStore(liveState)
}
