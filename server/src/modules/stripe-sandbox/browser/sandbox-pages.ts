import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

type Answer = (asked: InjectOptions) => Promise<LightMyRequestResponse>

let answer: Answer | undefined

/** Say who answers for the pages: the sandbox that runs in this process, or nobody. */
export function answerPages(by: Answer | undefined): void {
  answer = by
}

const MOST_BYTES = 65_536
const KEPT_HEADERS = ['content-type', 'location', 'request-id']

/**
 * The sandbox's pages and open addresses on the house's own origin, so that a browser needs no
 * other: a plugin for `/sandbox/stripe`. Answers 503 while no sandbox runs.
 */
export async function sandboxPages(app: FastifyInstance): Promise<void> {
  // The house reads forms too, with a limit of its own.
  const forms = 'application/x-www-form-urlencoded'
  if (app.hasContentTypeParser(forms)) app.removeContentTypeParser(forms)
  app.addContentTypeParser(
    forms,
    { parseAs: 'string', bodyLimit: MOST_BYTES },
    (_request, body, done) => done(null, body),
  )
  app.route({
    method: ['GET', 'POST'],
    url: '/*',
    async handler(request, reply) {
      if (!answer)
        return reply
          .code(503)
          .send({ error: { type: 'api_error', message: 'No sandbox runs here.' } })
      const { authorization, 'content-type': type } = request.headers
      const answered = await answer({
        method: request.method === 'POST' ? 'POST' : 'GET',
        url: request.url.slice(app.prefix.length) || '/',
        headers: {
          ...(authorization ? { authorization } : {}),
          ...(type ? { 'content-type': type } : {}),
        },
        ...(typeof request.body === 'string' ? { payload: request.body } : {}),
      })
      for (const name of KEPT_HEADERS) {
        const value = answered.headers[name]
        if (value !== undefined) reply.header(name, value)
      }
      return reply.code(answered.statusCode).send(answered.rawPayload)
    },
  })
}
