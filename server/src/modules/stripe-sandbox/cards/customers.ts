import type { Stripe } from 'stripe'
import { z } from 'zod'
import { stamp, stripeId } from '../desk/call.ts'
import { address, ignored, listing, metadata, text } from '../desk/fields.ts'
import {
  deleteObject,
  insertObject,
  listObjects,
  openObject,
  readObject,
  writeObject,
} from '../desk/objects.sql.ts'
import { route } from '../desk/route.ts'
import { tellEvent } from '../webhooks/events.sql.ts'
import { attachMethod } from './payment-methods.ts'

const described = {
  address: address.optional(),
  description: text.optional(),
  email: text.optional(),
  metadata: metadata.optional(),
  name: text.optional(),
  phone: text.optional(),
  invoice_settings: z.object({ default_payment_method: text }).partial().optional(),
  preferred_locales: ignored,
  shipping: ignored,
  tax: ignored,
  tax_exempt: ignored,
}

export const customerRoutes = [
  route('POST', '/v1/customers', {
    takes: { ...described, payment_method: text.optional() },
    async work(call, input) {
      const customer: Stripe.Customer = {
        id: stripeId('cus'),
        object: 'customer',
        address: null,
        balance: 0,
        created: stamp(call.now),
        currency: null,
        default_source: null,
        delinquent: false,
        description: input.description ?? null,
        discount: null,
        email: input.email ?? null,
        invoice_settings: {
          custom_fields: null,
          footer: null,
          rendering_options: null,
          default_payment_method: input.invoice_settings?.default_payment_method ?? null,
        },
        livemode: false,
        metadata: input.metadata ?? {},
        name: input.name ?? null,
        phone: input.phone ?? null,
        preferred_locales: [],
        shipping: null,
        tax_exempt: 'none',
        test_clock: null,
      }
      await insertObject(call, customer)
      if (input.payment_method) await attachMethod(call, input.payment_method, customer.id)
      await tellEvent(call, 'customer.created', customer)
      return customer
    },
  }),
  route('GET', '/v1/customers', {
    takes: { ...listing, email: text.optional() },
    work: (call, input) => listObjects(call, 'customer', input, { email: input.email }),
  }),
  route('GET', '/v1/customers/:id', {
    takes: {},
    work: (call, _input, id) => readObject(call, 'customer', id),
  }),
  route('POST', '/v1/customers/:id', {
    takes: described,
    async work(call, input, id) {
      const customer = await readObject(call, 'customer', id)
      const chosen = input.invoice_settings?.default_payment_method
      if (chosen) await readObject(call, 'payment_method', chosen, 'invoice_settings')
      const changed: Stripe.Customer = {
        ...customer,
        description: input.description ?? customer.description,
        email: input.email ?? customer.email,
        name: input.name ?? customer.name,
        phone: input.phone ?? customer.phone,
        metadata: { ...customer.metadata, ...input.metadata },
        invoice_settings: {
          ...customer.invoice_settings,
          default_payment_method: chosen ?? customer.invoice_settings.default_payment_method,
        },
      }
      await tellEvent(call, 'customer.updated', changed)
      return writeObject(call, changed)
    },
  }),
  route('DELETE', '/v1/customers/:id', {
    takes: {},
    async work(call, _input, id) {
      const { body } = await openObject(call, 'customer', id)
      await tellEvent(call, 'customer.deleted', body)
      await deleteObject(call, id)
      return { id, object: 'customer', deleted: true }
    },
  }),
  route('GET', '/v1/customers/:id/payment_methods', {
    takes: { ...listing, type: text.optional() },
    work: (call, input, id) =>
      listObjects(call, 'payment_method', input, {
        customer: id,
        type: input.type,
      }),
  }),
]
