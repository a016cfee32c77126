import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** A word for addresses: `leaking-tap`. `search` is taken by the search's own address. */
export const Slug = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens')
  .refine((slug) => slug !== 'search', 'this word is taken')

/** Name of a lucide icon: `wrench`. */
const Icon = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a lucide icon name')

/** Text that can be kept and shown: no zero characters, no halves of characters. */
const text = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\p{Cs}\u0000]*$/u, 'not plain text')

/** What a customer is asked about the job; a skippable one may stay unanswered. */
export const IntentQuestion = z
  .object({
    id: Slug,
    text: text(1, 200),
    kind: z.enum(['choice', 'number', 'text']),
    /** For a choice: two or more. */
    options: z
      .array(z.object({ value: Slug, label: text(1, 100) }))
      .max(12)
      .default([]),
    /** After the number: `rooms`, `metres`. */
    unit: text(0, 20).default(''),
    skippable: z.boolean().default(true),
  })
  .refine(
    ({ kind, options }) => (kind === 'choice' ? options.length > 1 : options.length === 0),
    'a choice has options, and nothing else has',
  )
export type IntentQuestion = z.infer<typeof IntentQuestion>

const serviceOf = {
  category: Slug,
  title: text(2, 100),
  description: text(0, 1000),
  /** What people type when they look for it: `drip`, `faucet`. */
  words: z.array(text(1, 40)).max(40),
  /** Which credential rules apply: `plumbing`; null when none do. */
  trade: Slug.nullable(),
  /** How long it usually takes. */
  durationMinutes: z.int().min(5).max(1440),
  priceMode: z.enum(['hourly', 'fixed', 'from']),
  questions: z
    .array(IntentQuestion)
    .max(6)
    .refine(
      (all) => new Set(all.map(({ id }) => id)).size === all.length,
      'each question needs its own id',
    ),
  position: z.int().min(0).max(10_000),
  /** False when it is no longer offered; old bookings still know it. */
  offered: z.boolean(),
}

export const Service = z.object({ slug: Slug, ...serviceOf, version: z.int() })
export type Service = z.infer<typeof Service>

export const ServiceLine = Service.pick({
  slug: true,
  title: true,
  trade: true,
  durationMinutes: true,
  priceMode: true,
})

const categoryOf = {
  /** The category it lies in; null at the top. */
  parent: Slug.nullable(),
  name: text(2, 60),
  icon: Icon,
  position: z.int().min(0).max(10_000),
}
export const Category = z.object({ slug: Slug, ...categoryOf })
export type Category = z.infer<typeof Category>

/** A category with what lies in it. */
export const CategoryNode = z.object({
  ...Category.shape,
  services: z.array(ServiceLine),
  /** At most one level more. */
  categories: z.array(z.object({ ...Category.shape, services: z.array(ServiceLine) })),
})
export type CategoryNode = z.infer<typeof CategoryNode>

export const ServiceFound = z.object({
  slug: z.string(),
  title: z.string(),
  category: z.string(),
  categoryName: z.string(),
  icon: z.string(),
})
export type ServiceFound = z.infer<typeof ServiceFound>

export const listServices = endpoint({
  method: 'GET',
  path: '/services',
  auth: 'public',
  summary: 'Every category and the services in it',
  output: z.object({ categories: z.array(CategoryNode) }),
})

export const searchServices = endpoint({
  method: 'GET',
  path: '/services/search',
  auth: 'public',
  rate: 'search',
  summary: 'Services for a few typed letters, best first; forgives typing errors',
  input: z.object({
    q: z.string().trim().min(1).max(100),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  output: z.object({ services: z.array(ServiceFound) }),
})

export const readService = endpoint({
  method: 'GET',
  path: '/services/:slug',
  auth: 'public',
  summary: 'One service with its questions',
  input: z.object({ slug: Slug }),
  output: Service,
  refuses: ['catalog.no_such_service'],
})

export const editService = endpoint({
  method: 'PUT',
  path: '/services/:slug',
  summary: 'Add a service (version 0) or change one',
  input: z.object({
    slug: Slug,
    ...serviceOf,
    version: z.int().min(0),
    reason: text(0, 500).default(''),
  }),
  output: Service,
  refuses: ['catalog.no_such_category', 'catalog.changed_meanwhile'],
})

export const editCategory = endpoint({
  method: 'PUT',
  path: '/service-categories/:slug',
  summary: 'Add a category or change one',
  input: z.object({ slug: Slug, ...categoryOf }),
  output: Category,
  refuses: ['catalog.no_such_category', 'catalog.too_deep'],
})
