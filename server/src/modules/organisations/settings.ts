import type { z } from 'zod'
import type { Tx } from '#foundation/db'
import { selectOrganisation } from './organisations.sql.ts'

type SettingsSchema = z.ZodObject<z.ZodRawShape>

/** A module's settings of an organisation. Every setting has a default. */
export interface Section<Schema extends SettingsSchema = SettingsSchema> {
  /** The module's name. */
  readonly name: string
  readonly schema: Schema
}

const declared = new Map<string, Section>()

/**
 * Declare what an organisation can set for a module: an object schema in which each setting has
 * a default, so that an organisation that never set anything has settings all the same. Throws
 * when one has none, or when two sections share a name.
 */
export function settingsSection<Schema extends SettingsSchema>(
  name: string,
  schema: Schema,
): Section<Schema> {
  if (!schema.safeParse({}).success) throw new Error(`settings of ${name}: each needs a default`)
  if (declared.has(name)) throw new Error(`two sections of settings are called ${name}`)
  const section = { name, schema }
  declared.set(name, section)
  return section
}

export function sectionCalled(name: string): Section | undefined {
  return declared.get(name)
}

/** Every section that was declared, by name. */
export function everySection(): readonly Section[] {
  return [...declared.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** The settings of a section in this organisation; all defaults when nothing was ever set. */
export async function readSettings<Schema extends SettingsSchema>(
  tx: Tx,
  section: Section<Schema>,
): Promise<z.output<Schema>> {
  const organisation = await selectOrganisation(tx)
  return settingsFrom(section, organisation?.settings[section.name])
}

/** What was stored, with defaults for the rest. What no longer fits the schema is not used. */
export function settingsFrom<Schema extends SettingsSchema>(
  section: Section<Schema>,
  stored: Record<string, unknown> = {},
): z.output<Schema> {
  const whole = section.schema.safeParse(stored)
  if (whole.success) return whole.data
  const bad = new Set(whole.error.issues.map((issue) => String(issue.path[0])))
  const fitting = Object.entries(stored).filter(([name]) => !bad.has(name))
  return section.schema.parse(Object.fromEntries(fitting))
}
