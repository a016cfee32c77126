import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import files from '@fastify/static'
import apiPage from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'

/** /openapi.json, and /docs: a page about it that asks no other host for anything. */
export async function serveDocs(
  app: FastifyInstance,
  document: Record<string, unknown>,
): Promise<void> {
  const text = JSON.stringify(document)
  app.get('/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(text),
  )
  await app.register(apiPage, {
    routePrefix: '/docs',
    hooks: {
      // The page carries its own start-up script; nothing else of the policy is loosened.
      onRequest: (_request, reply, done) => {
        reply.header(
          'content-security-policy',
          "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'",
        )
        done()
      },
    },
    configuration: {
      content: text,
      withDefaultFonts: false,
      hideClientButton: true,
      telemetry: false,
      agent: { disabled: true },
    } as never,
  })
}

/** Files of the web app that never change under one name. */
const FOR_EVER = /\/assets\//

/**
 * The built web app: its files, and its one page for every address that is a page. `alone` names
 * the product of a server that runs one alone, so that the page finds its doors.
 */
export async function serveWeb(app: FastifyInstance, folder: string, alone = ''): Promise<void> {
  const written = await readFile(join(folder, 'index.html'), 'utf8')
  const page = written.replace(/(<meta name="kontor:alone" content=")[^"]*/, `$1${alone}`)
  await app.register(files, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader(
        'cache-control',
        FOR_EVER.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.get('/*', (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}
