/** The floor of realtime: bare Socket.IO on the same namespace, one room, a message so many times a second. */
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { LIVE_NAMESPACE } from '#contract/live'

const http = createServer()
const io = new Server(http, { serveClient: false })
const namespace = io.of(LIVE_NAMESPACE)
let every: NodeJS.Timeout | undefined

namespace.on('connection', (socket) => {
  socket.on('join', ({ topic }: { topic: string }, answer: (joined: unknown) => void) => {
    void socket.join(topic)
    answer({ ok: true, seq: 0, missed: [] })
  })
  socket.on('rate', ({ perSecond }: { perSecond: number }, answer: () => void) => {
    clearInterval(every)
    if (perSecond > 0)
      every = setInterval(() => {
        namespace.to('room:1').emit('told', {
          topic: 'room:1',
          event: 'bench.told',
          id: '01890000-0000-7000-8000-000000000000',
          seq: 1,
          at: new Date().toISOString(),
        })
      }, 1000 / perSecond)
    answer()
  })
})

http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  if (address && typeof address === 'object') console.log(`Open http://127.0.0.1:${address.port}`)
})
process.on('SIGTERM', () => {
  clearInterval(every)
  void io.close()
})
