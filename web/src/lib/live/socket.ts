import type { Socket } from 'socket.io-client'
import { type Joined, LIVE_NAMESPACE, type Pushed, type Told } from '#contract'
import { askForClock, noteServerTime } from '../clock.ts'
import { freshToken, renewNow } from '../session/renew.ts'
import { session } from '../session/session.ts'
import { hasWords, isRecord } from '../shape.ts'
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
    askForClock()
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

/** The server sent us away: our token has ended, perhaps sooner than our clock knew. */
function comeBack(through: Socket): void {
  void renewNow()
  setTimeout(() => {
    if (session.get() && !through.connected) through.connect()
  }, COME_BACK_MS)
}

function join(through: Socket, topic: string, room: Room): void {
  if (!through.connected) return
  const since = room.seq >= 0 ? room.seq : undefined
  through.timeout(10_000).emit('join', { topic, since }, (gone: Error | null, raw: unknown) => {
    if (gone || !isJoined(raw) || !raw.ok) return
    for (const told of raw.missed ?? []) hearTold(told)
    // Between the first read and the first join something may have moved: read once more. Rooms
    // without a stream of their own (a person's) cannot say what was missed either.
    if (raw.resync || room.seq <= 0) tellAll(room, 'resync')
    room.seq = Math.max(room.seq, raw.seq ?? -1)
  })
}

function hearTold(raw: unknown): void {
  if (!isTold(raw)) return
  note(raw.topic, raw.event)
  noteServerTime(raw.at)
  const room = rooms.get(raw.topic)
  if (!room) return
  // 0: the event belongs to another stream, so this room does not count it.
  if (raw.seq > 0 && raw.seq <= room.seq) return
  room.seq = Math.max(room.seq, raw.seq)
  tellAll(room, raw)
}

function tellAll(room: Room, told: Told | 'resync'): void {
  for (const listener of room.listeners) listener.told?.(told)
}

function hearPushed(raw: unknown): void {
  if (!isPushed(raw)) return
  note(raw.topic, `~${raw.kind}`)
  for (const listener of rooms.get(raw.topic)?.listeners ?? []) {
    listener.pushed?.(raw.kind, raw.payload)
  }
}

const isTold = (raw: unknown): raw is Told =>
  hasWords(raw, 'topic', 'event', 'id', 'at') && typeof Object(raw).seq === 'number'
const isPushed = (raw: unknown): raw is Pushed => hasWords(raw, 'topic', 'kind')
const isJoined = (raw: unknown): raw is Joined => isRecord(raw) && typeof raw.ok === 'boolean'

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
