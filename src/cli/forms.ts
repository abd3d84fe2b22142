import * as z from 'zod'

type Range = { least: number | undefined; most: number | undefined }

/** A way in which the value of an option may be written. A quantity is an object with one number in it: `{ words: 40 }`. */
export type Form =
  | { kind: 'words'; words: string[] }
  | ({ kind: 'number' } & Range)
  | ({ kind: 'quantity'; unit: string } & Range)
  | { kind: 'text' | 'list' | 'switch' | 'json' }

type JsonSchema = z.core.JSONSchema.BaseSchema

/** The forms that a schema takes, and its default. What it does afterwards (a transformation) does not matter here. */
export function formsOf(schema: z.ZodType): { forms: Form[]; preset: unknown } {
  const root: JsonSchema = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return { forms: formsIn(root, root), preset: root.default }
}

function formsIn(schema: JsonSchema | boolean, root: JsonSchema): Form[] {
  if (typeof schema === 'boolean') return [{ kind: 'json' }]
  const referred = root.$defs?.[schema.$ref?.replace('#/$defs/', '') ?? '']
  if (referred) return formsIn(referred, root)
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return branches.flatMap((branch) => formsIn(branch, root))
  const words = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (words) return [words.every(isString) ? { kind: 'words', words } : { kind: 'json' }]
  return formsOfType(schema)
}

const FORMS_BY_TYPE: Record<string, Form[]> = {
  string: [{ kind: 'text' }],
  boolean: [{ kind: 'switch' }],
  array: [{ kind: 'list' }],
  null: [],
}

function formsOfType(schema: JsonSchema): Form[] {
  if (isAmount(schema)) return [{ kind: 'number', ...rangeOf(schema) }]
  const types = [schema.type ?? 'object'].flat()
  return types.flatMap((type) => FORMS_BY_TYPE[type] ?? [quantityIn(schema) ?? { kind: 'json' }])
}

const isAmount = ({ type }: JsonSchema) => type === 'number' || type === 'integer'

function quantityIn({ properties = {} }: JsonSchema): Form | undefined {
  const [[unit, schema] = [], ...others] = Object.entries(properties)
  if (unit === undefined || typeof schema !== 'object' || others.length > 0) return undefined
  return isAmount(schema) ? { kind: 'quantity', unit, ...rangeOf(schema) } : undefined
}

/** Whole numbers have the limits of what can be counted, which nobody needs to be told. */
function rangeOf({ minimum, maximum }: JsonSchema): Range {
  const told = (limit: number | undefined) =>
    limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? undefined : limit
  return { least: told(minimum), most: told(maximum) }
}

export const isWithin = ({ least, most }: Range, amount: number) =>
  amount >= (least ?? -Infinity) && amount <= (most ?? Infinity)

const isString = (value: unknown): value is string => typeof value === 'string'

/** `one of short, long; N or Ns for sentences (1 to 20); Nw for words`. Text is not worth saying, and is left out. */
export function printForms(forms: Form[]): string {
  const bare = forms.some(({ kind }) => kind === 'number')
    ? undefined
    : forms.find(({ kind }) => kind === 'quantity')
  return forms
    .filter(({ kind }) => kind !== 'text')
    .map((form) => printForm(form, form === bare))
    .join('; ')
}

function printForm(form: Form, isBare: boolean): string {
  switch (form.kind) {
    case 'words':
      return `one of ${form.words.join(', ')}`
    case 'number':
      return ['a number', printRange(form, ['from', 'of'])].filter(Boolean).join(' ')
    case 'quantity': {
      const range = printRange(form, ['', ''])
      const written = `N${form.unit.slice(0, 1)}`
      return `${isBare ? `N or ${written}` : written} for ${form.unit}${range && ` (${range})`}`
    }
    case 'list':
      return 'a list is JSON, or the path of a JSON file that holds one'
    case 'switch':
      return 'true or false'
    case 'json':
      return 'JSON'
    case 'text':
      return 'a word'
  }
}

function printRange({ least, most }: Range, [between, beyond]: [string, string]): string {
  if (least !== undefined && most !== undefined) return `${between} ${least} to ${most}`.trim()
  if (least !== undefined) return `${beyond} at least ${least}`.trim()
  return most === undefined ? '' : `${beyond} at most ${most}`.trim()
}
