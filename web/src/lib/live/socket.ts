import type { Socket } from 'socket.io-client'
import { Joined, LIVE_NAMESPACE, Pushed, Told } from '#contract'
import { freshToken } from '../session/renew.ts'
import { session } from '../session/session.ts'
import { createStore } from '../store.ts'

/** What a room tells its listeners. `resync` means: read everything again. */
export interface RoomListener {
  readonly told?: (told: Told | 'resync') => void
  readonly pushed?: (kind: string, payload: unknown) => void
}

interface Room {
  /** The highest sequence number heard, -1 before the first join. */
  seq: number
  readonly listeners: Set<RoomListener>
}

export type LiveState = 'off' | 'connecting' | 'live' | 'reconnecting'

/** Whether news arrive at this moment. */
export const liveState = createStore<LiveState>('off')

/** The last things heard, newest first: for the developer drawer. */
export const heard = createStore<readonly { at: number; topic: string; what: string }[]>([])

const KEEP_HEARD = 80
const rooms = new Map<string, Room>()
let socket: Socket | null = null
let opening = false

/**
 * Listen to a room. Joins on the first listener, leaves with the last; after a gap it asks for
 * what was missed since the last sequence number, and is told to resync when that is too long ago.
 */
export function listen(topic: string, listener: RoomListener): () => void {
  const room = rooms.get(topic) ?? { seq: -1, listeners: new Set<RoomListener>() }
  rooms.set(topic, room)
  room.listeners.add(listener)
  if (room.listeners.size === 1) {
    if (socket) join(socket, topic, room)
    else if (session.get()) void open()
  }

  return () => {
    room.listeners.delete(listener)
    if (room.listeners.size > 0) return
    rooms.delete(topic)
    socket?.emit('leave', { topic })
  }
}

/** Fetches the socket's code when the first room is listened to, then joins all rooms. */
async function open(): Promise<void> {
  if (socket || opening) return
  opening = true
  liveState.set('connecting')
  const { io } = await import('socket.io-client')
  const made = io(LIVE_NAMESPACE, {
    transports: ['websocket'],
    auth: (give) => {
      void freshToken().then((token) => give({ token }))
    },
    reconnectionDelayMax: 8_000,
  })
  made.on('connect', () => {
    liveState.set('live')
    for (const [topic, room] of rooms) join(made, topic, room)
  })
  made.on('disconnect', (reason) => {
    liveState.set(session.get() ? 'reconnecting' : 'off')
    // The server ends a socket when its token ends; the client does not come back by itself then.
    if (reason === 'io server disconnect') comeBack(made)
  })
  made.on('connect_error', () => {
    liveState.set('reconnecting')
    if (!made.active) comeBack(made)
  })
  made.on('told', (raw: unknown) => hearTold(raw))
  made.on('pushed', (raw: unknown) => hearPushed(raw))
  socket = made
  opening = false
}

const COME_BACK_MS = 3_000

function comeBack(through: Socket): void {
  setTimeout(() => {
    if (session.get() && !through.connected) through.connect()
  }, COME_BACK_MS)
}

function join(through: Socket, topic: string, room: Room): void {
  if (!through.connected) return
  const since = room.seq >= 0 ? room.seq : undefined
  through.timeout(10_000).emit('join', { topic, since }, (gone: Error | null, raw: unknown) => {
    const answer = Joined.safeParse(raw)
    if (gone || !answer.success || !answer.data.ok) return
    for (const told of answer.data.missed ?? []) hearTold(told)
    // Between the first read and the first join something may have moved: read once more. Rooms
    // without a stream of their own (a person's) cannot say what was missed either.
    if (answer.data.resync || room.seq <= 0) tellAll(room, 'resync')
    room.seq = Math.max(room.seq, answer.data.seq ?? -1)
  })
}

function hearTold(raw: unknown): void {
  const told = Told.safeParse(raw)
  if (!told.success) return
  note(told.data.topic, told.data.event)
  const room = rooms.get(told.data.topic)
  if (!room) return
  // 0: the event belongs to another stream, so this room does not count it.
  if (told.data.seq > 0 && told.data.seq <= room.seq) return
  room.seq = Math.max(room.seq, told.data.seq)
  tellAll(room, told.data)
}

function tellAll(room: Room, told: Told | 'resync'): void {
  for (const listener of room.listeners) listener.told?.(told)
}

function hearPushed(raw: unknown): void {
  const pushed = Pushed.safeParse(raw)
  if (!pushed.success) return
  note(pushed.data.topic, `~${pushed.data.kind}`)
  for (const listener of rooms.get(pushed.data.topic)?.listeners ?? []) {
    listener.pushed?.(pushed.data.kind, pushed.data.payload)
  }
}

function note(topic: string, what: string): void {
  heard.set((before) => [{ at: Date.now(), topic, what }, ...before].slice(0, KEEP_HEARD))
}

let whose = session.get()?.person.id
let token = session.get()?.accessToken
session.watch(() => {
  const now = session.get()
  if (now?.person.id !== whose) {
    // Another person: other permits. Start over.
    whose = now?.person.id
    socket?.disconnect()
    for (const room of rooms.values()) room.seq = -1
    if (now && socket) socket.connect()
    else if (now && rooms.size > 0) void open()
    else liveState.set('off')
  } else if (now && now.accessToken !== token) {
    socket?.emit('renew', { token: now.accessToken })
  }
  token = now?.accessToken
})
