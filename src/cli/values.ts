import { statSync } from 'node:fs'
import { invalid } from '../errors.ts'
import { isWithin, printForms, type Form } from './forms.ts'
import { readTextFile } from './text.ts'

/** Reads what was written after an option, in the first of its forms that fits. Errors: `invalid_request`, naming the option. */
export function readValue(option: string, forms: Form[], written: string): unknown {
  const takes = (...kinds: Form['kind'][]) => forms.some(({ kind }) => kinds.includes(kind))
  if (forms.some((form) => form.kind === 'words' && form.words.includes(written))) return written
  if (takes('switch') && /^(true|false)$/.test(written)) return written === 'true'
  const amount = readAmount(option, forms, written)
  if (amount !== undefined) return amount
  const isJson = /^\s*[[{]/.test(written) && takes('list', 'quantity', 'json')
  if (isJson || (takes('json') && !takes('text'))) {
    const value = parseJson(option, written, '')
    return takes('list') && !takes('quantity', 'json') ? listIn(option, value, written) : value
  }
  const list = takes('list') ? readList(option, written) : undefined
  if (list) return list
  if (takes('text')) return written
  throw invalid(option, `${JSON.stringify(written)} is not understood; it may be ${printForms(forms)}`)
}

/** `3`, `3s`, `3 sentences`: a bare number is a number where one is wanted, else the first of the quantities. */
function readAmount(option: string, forms: Form[], written: string): unknown {
  const [, digits, unit = ''] = /^\s*(-?\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(written) ?? []
  if (digits === undefined) return undefined
  const amount = Number(digits)
  if (unit === '' && forms.some(({ kind }) => kind === 'number')) return amount
  const form = forms
    .filter((form) => form.kind === 'quantity')
    .find((form) => form.unit.toLowerCase().startsWith(unit.toLowerCase()))
  if (!form) return undefined
  if (isWithin(form, amount)) return { [form.unit]: amount }
  throw invalid(option, `${amount} ${form.unit} will not do; it may be ${printForms(forms)}`)
}

/** The list in a file; undefined when what was written does not look like the path of one. */
function readList(option: string, written: string): unknown[] | undefined {
  if (isFile(written)) {
    return listIn(option, parseJson(option, readTextFile(written, option), `${written} `), written)
  }
  if (/[\\/]|\.json$/i.test(written)) throw invalid(option, `there is no file ${written}`)
  return undefined
}

function isFile(written: string): boolean {
  try {
    return statSync(written).isFile()
  } catch {
    return false
  }
}

function parseJson(option: string, text: string, subject: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw invalid(option, `${subject}is not JSON (${error instanceof Error ? error.message : 'unknown'})`)
  }
}

/** A list, or the only one among the members of an object, as in a file of a glossary. */
function listIn(option: string, value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value
  const lists = Object.values(value ?? {}).filter((member) => Array.isArray(member))
  if (lists.length === 1 && lists[0]) return lists[0]
  throw invalid(option, `${name} holds no list, or more than one`)
}
