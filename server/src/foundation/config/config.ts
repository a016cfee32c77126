import { z } from 'zod'

const flag = z.preprocess(
  (v) => (v === undefined ? undefined : v === '1' || v === 'true'),
  z.boolean(),
)
const optional = (says: string) => z.string().min(1).optional().describe(says)
const port = (says: string, standard: number) =>
  z.coerce.number().int().min(0).max(65535).default(standard).describe(says)

/** Every setting, in one place. `.describe` is the line in docs/configuration.md. */
export const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('production refuses the demo, its personas and its fixed secrets'),
  PORT: port('port of the web app and the API', 9001),
  HOST: z.string().default('127.0.0.1').describe('address to listen on; 0.0.0.0 for every one'),
  PUBLIC_URL: z.url().optional().describe('address that people type; in mails and links'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe('an existing PostgreSQL (15 or newer); without it one from npm is started'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(20)
    .describe('most connections of one process'),
  KONTOR_DATA_DIR: z.string().default('.kontor').describe('folder for the database and files'),
  KONTOR_DEMO: flag.default(true).describe('seed the demo city and offer its personas'),
  KONTOR_CITY: flag.default(true).describe('let the simulated city live in the demo'),
  KONTOR_ORGANISATION: z
    .string()
    .default('alder-bay')
    .describe('organisation of visitors who name none'),
  KONTOR_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('signs tokens and links; made and kept in the data folder when missing'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('warn')
    .describe('what reaches the console; the database keeps info and above'),
  CORS_ORIGINS: z.string().default('').describe('comma-separated origins of other web apps'),
  REALTIME_INSTANCES: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(1)
    .describe('more than 1: sockets of several processes hear each other through PostgreSQL'),
  RATE_LIMITS: flag.default(true).describe('limit how often a caller may knock'),
  STRIPE_SECRET_KEY: optional('live payments; without it the sandbox serves'),
  STRIPE_WEBHOOK_SECRET: optional('checks the signatures of the provider’s webhooks'),
  STRIPE_PUBLISHABLE_KEY: optional('given to the web app for card forms'),
  SMTP_URL: optional('smtp://user:pass@host:port; without it mail goes to the built-in mailbox'),
  MAIL_FROM: z.string().default('Kontor <no-reply@kontor.example>').describe('sender of mails'),
  TWILIO_ACCOUNT_SID: optional('SMS and WhatsApp; without it they go to the built-in mailbox'),
  TWILIO_AUTH_TOKEN: optional('secret of the Twilio account'),
  TWILIO_FROM: optional('number that sends SMS'),
  TWILIO_WHATSAPP_FROM: optional('number that sends WhatsApp'),
  VAPID_PUBLIC_KEY: optional('web push'),
  VAPID_PRIVATE_KEY: optional('web push'),
  OIDC_ISSUER: optional('issuer of a sign-in provider (OpenID Connect)'),
  OIDC_CLIENT_ID: optional('client id there'),
  OIDC_CLIENT_SECRET: optional('client secret there'),
  OIDC_NAME: z.string().default('your organisation').describe('name on the sign-in button'),
  S3_BUCKET: optional('keep files in S3 instead of the data folder'),
  S3_REGION: optional('region of the bucket'),
  S3_ENDPOINT: optional('an S3-compatible service'),
  S3_ACCESS_KEY_ID: optional('key of the bucket'),
  S3_SECRET_ACCESS_KEY: optional('secret of the bucket'),
  GEOCODER: z
    .enum(['built-in', 'google', 'mapbox', 'nominatim'])
    .default('built-in')
    .describe('who turns addresses into points'),
  ROUTER: z
    .enum(['built-in', 'osrm', 'valhalla', 'mapbox', 'google'])
    .default('built-in')
    .describe('who says how long the way takes'),
  GOOGLE_MAPS_KEY: optional('key for the google geocoder and router'),
  MAPBOX_TOKEN: optional('token for the mapbox geocoder and router'),
  NOMINATIM_URL: optional('address of a Nominatim'),
  OSRM_URL: optional('address of an OSRM'),
  VALHALLA_URL: optional('address of a Valhalla'),
  CLAMD_URL: optional('host:port of a clamd that scans uploads'),
})

export type Config = z.infer<typeof settings>

/** Settings that are never printed. */
const SECRET = /SECRET|KEY|TOKEN|PASSWORD|_URL$/

/** Thrown with every problem at once, one line each. */
export class ConfigProblem extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The configuration is not right:\n${problems.map((p) => `  - ${p}`).join('\n')}`)
    this.name = 'ConfigProblem'
    this.problems = problems
  }
}

/** Read the environment once. Empty values count as not set. Throws ConfigProblem. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = settings.safeParse(present)
  const problems = read.success
    ? crossChecks(read.data)
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (!read.success || problems.length > 0) throw new ConfigProblem(problems)
  return read.data
}

function crossChecks(config: Config): string[] {
  const problems: string[] = []
  const needs = (present: unknown, name: string, because: string) => {
    if (!present) problems.push(`${name}: missing, because ${because}`)
  }
  if (config.NODE_ENV === 'production')
    needs(config.KONTOR_SECRET, 'KONTOR_SECRET', 'NODE_ENV is production')
  if (config.STRIPE_SECRET_KEY)
    needs(config.STRIPE_WEBHOOK_SECRET, 'STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY is set')
  if (config.TWILIO_ACCOUNT_SID)
    needs(config.TWILIO_AUTH_TOKEN, 'TWILIO_AUTH_TOKEN', 'TWILIO_ACCOUNT_SID is set')
  if (config.OIDC_ISSUER) needs(config.OIDC_CLIENT_ID, 'OIDC_CLIENT_ID', 'OIDC_ISSUER is set')
  if (config.GEOCODER === 'google' || config.ROUTER === 'google')
    needs(config.GOOGLE_MAPS_KEY, 'GOOGLE_MAPS_KEY', 'google is chosen')
  if (config.GEOCODER === 'mapbox' || config.ROUTER === 'mapbox')
    needs(config.MAPBOX_TOKEN, 'MAPBOX_TOKEN', 'mapbox is chosen')
  if (config.GEOCODER === 'nominatim')
    needs(config.NOMINATIM_URL, 'NOMINATIM_URL', 'nominatim is chosen')
  if (config.ROUTER === 'osrm') needs(config.OSRM_URL, 'OSRM_URL', 'osrm is chosen')
  if (config.ROUTER === 'valhalla') needs(config.VALHALLA_URL, 'VALHALLA_URL', 'valhalla is chosen')
  return problems
}

/** The settings as they may be shown: secrets say only that they are there. */
export function redacted(config: Config): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, SECRET.test(name) ? '[set]' : String(value)]),
  )
}
