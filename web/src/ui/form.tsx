import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import type { ReactNode } from 'react'
import {
  type Control,
  Controller,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
  useForm,
} from 'react-hook-form'
import type { z } from 'zod'
import type { ApiFailure } from '#contract'
import { Checkbox, type Choice, RadioCards, Switch } from './choice.tsx'
import { Field, Input, Textarea } from './field.tsx'
import { type Option, Select } from './select.tsx'

/**
 * A form with a zod schema: checked on blur, then on change.
 * `const form = useZodForm(Schema, { defaults })`, fields take `form.control`.
 */
export function useZodForm<In extends FieldValues, Out extends FieldValues>(
  schema: z.ZodType<Out, In>,
  { defaults }: { defaults: DefaultValues<In> },
): UseFormReturn<In, unknown, Out> {
  return useForm<In, unknown, Out>({
    resolver: standardSchemaResolver(schema),
    defaultValues: defaults,
    mode: 'onTouched',
  })
}

/**
 * Puts the field errors of a refusal (`details.fields: { 'address.line1': '…' }`) on their
 * fields. True when at least one was ours, so that the caller need not say more.
 */
export function showFieldErrors<In extends FieldValues, Out>(
  form: UseFormReturn<In, unknown, Out>,
  failure: ApiFailure,
): boolean {
  const { fields } = failure.error.details
  if (!fields || typeof fields !== 'object') return false
  const isOurs = (name: string): name is FieldPath<In> => form.control._names.mount.has(name)
  let shown = false
  for (const [name, words] of Object.entries(fields)) {
    if (!isOurs(name)) continue
    form.setError(name, { type: 'server', message: String(words) }, { shouldFocus: !shown })
    shown = true
  }
  return shown
}

interface BoundProps<Values extends FieldValues> {
  readonly control: Control<Values, unknown, FieldValues>
  readonly name: FieldPath<Values>
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly optional?: string
  readonly className?: string
}

interface TextFieldProps<Values extends FieldValues> extends BoundProps<Values> {
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'number' | 'date' | 'time'
  readonly rows?: number
  readonly placeholder?: string
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  readonly autoFocus?: boolean
  readonly start?: ReactNode
  readonly end?: ReactNode
}

/** A line of text of a form; `rows` makes it a box of text. */
export function TextField<Values extends FieldValues>({
  control,
  name,
  label,
  hint,
  optional,
  className,
  rows,
  ...rest
}: TextFieldProps<Values>) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <Field
          name={name}
          label={label}
          hint={hint}
          optional={optional}
          error={fieldState.error?.message}
          className={className}
        >
          {rows ? (
            <Textarea
              rows={rows}
              placeholder={rest.placeholder}
              {...field}
              value={field.value ?? ''}
            />
          ) : (
            <Input {...rest} {...field} value={field.value ?? ''} />
          )}
        </Field>
      )}
    />
  )
}

/** One of a list, in a form. */
export function SelectField<Values extends FieldValues>({
  control,
  name,
  label,
  hint,
  optional,
  className,
  options,
  placeholder,
}: BoundProps<Values> & { readonly options: readonly Option[]; readonly placeholder?: string }) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <Field
          name={name}
          label={label}
          hint={hint}
          optional={optional}
          error={fieldState.error?.message}
          className={className}
        >
          <Select
            value={field.value ?? null}
            onChange={field.onChange}
            options={options}
            placeholder={placeholder}
          />
        </Field>
      )}
    />
  )
}

/** One of a few cards, in a form. */
export function RadioCardsField<Values extends FieldValues>({
  control,
  name,
  label,
  hint,
  choices,
  columns,
  tight,
}: BoundProps<Values> & {
  readonly label: string
  readonly choices: readonly Choice<string>[]
  readonly columns?: 1 | 2 | 3 | 4
  readonly tight?: boolean
}) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1.5 text-small font-medium">{label}</legend>
          <RadioCards
            label={label}
            value={field.value ?? null}
            onChange={field.onChange}
            choices={choices}
            columns={columns}
            tight={tight}
          />
          {fieldState.error ? (
            <p className="text-small text-bad-text">{fieldState.error.message}</p>
          ) : (
            hint && <p className="text-small text-muted">{hint}</p>
          )}
        </fieldset>
      )}
    />
  )
}

/** Yes or no, in a form: a box (`look="box"`) or a switch. */
export function TickField<Values extends FieldValues>({
  control,
  name,
  label,
  hint,
  look = 'box',
}: BoundProps<Values> & { readonly look?: 'box' | 'switch' }) {
  const Tick = look === 'box' ? Checkbox : Switch
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Tick
          name={name}
          label={label}
          hint={hint}
          checked={Boolean(field.value)}
          onChange={field.onChange}
        />
      )}
    />
  )
}
