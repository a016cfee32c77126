import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '#contract/endpoint'
import * as contract from '#contract/places'
import { answerData, type Door, type RawContext, serve, serveRaw } from '#foundation/http'
import { changeAddress } from './addresses/change-address.ts'
import { listAddresses } from './addresses/list-addresses.ts'
import { removeAddress } from './addresses/remove-address.ts'
import { saveAddress } from './addresses/save-address.ts'
import { packedCityMap } from './city/city-map.ts'
import { reversePlace, searchPlaces } from './geocoding/search-places.ts'
import { readRoute } from './routing/read-route.ts'
import { changeZone } from './zones/change-zone.ts'
import { drawZone } from './zones/draw-zone.ts'
import { listZones } from './zones/list-zones.ts'

export const routes: readonly Door[] = [
  outside(contract.searchPlaces, (input, context) => searchPlaces(context, input)),
  outside(contract.reversePlace, (input, context) => reversePlace(context, input)),
  outside(contract.readRoute, (input) => readRoute(input)),
  serveRaw(contract.readCity, {
    permit: 'public',
    work: async (request, reply) => answerCity(request, reply),
  }),
  serve(contract.listAddresses, { permit: 'signed-in', work: listAddresses }),
  serve(contract.saveAddress, { permit: 'signed-in', work: saveAddress }),
  serve(contract.changeAddress, { permit: 'signed-in', work: changeAddress }),
  serve(contract.removeAddress, { permit: 'signed-in', work: removeAddress }),
  serve(contract.listZones, { permit: 'public', work: listZones }),
  serve(contract.drawZone, { permit: 'zone.edit', work: drawZone }),
  serve(contract.changeZone, { permit: 'zone.edit', work: changeZone }),
]

/**
 * A public door whose work may ask somebody on the network, and so runs in no transaction.
 * Its answer has the usual envelope.
 */
function outside<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  work: (input: z.output<Input>, context: RawContext) => Promise<unknown>,
): Door {
  return serveRaw(endpoint, {
    permit: 'public',
    work: async (request, reply, context) => {
      const answer = await work(endpoint.input.parse(request.query), context)
      return answerData(reply, request.traceId, { status: endpoint.status, data: answer })
    },
  })
}

async function answerCity(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { etag, plain, gzipped } = packedCityMap()
  void reply.headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const isGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  if (isGzip) void reply.header('content-encoding', 'gzip')
  return reply.type('application/json; charset=utf-8').send(isGzip ? gzipped : plain)
}
