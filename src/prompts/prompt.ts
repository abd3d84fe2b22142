import * as z from 'zod'
import { parse as parseYaml } from 'yaml'
import { digest } from '../digest.ts'
import { fence } from './fence.ts'

/** A setting is one short line from our own code; a text comes from outside and is put between markers. */
const Variable = z.strictObject({ kind: z.enum(['setting', 'text']), description: z.string().min(1) })

const FrontMatter = z.strictObject({
  name: z.string().regex(/^[a-z][a-z-]*$/),
  version: z.int().positive(),
  task: z.string().min(1),
  output: z.string().min(1).describe('The name of the answer schema that this prompt asks for.'),
  description: z.string().min(1),
  variables: z.record(z.string().regex(/^[a-z][a-zA-Z]*$/), Variable),
})

type Role = 'system' | 'user'
type Section = { role: Role; template: string }

/** A template on disk. `id` is what callers write (`summary@1`); `sha256` is the digest of the whole file. */
export type Prompt = z.infer<typeof FrontMatter> & {
  id: string
  sha256: string
  sections: Section[]
  /** Variables of other versions, which it may be given and leaves out. */
  leavesOut: string[]
}

export type RenderedMessage = { role: Role; content: string }

const PARTS = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/
const ROLE = /^\{\{role "(system|user)"\}\}\n/gm
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g

/**
 * Reads a `.prompt` file: YAML front matter, then `{{role "system"}}` and `{{role "user"}}` sections with
 * `{{variables}}`, the form known as dotprompt. Throws an Error that names the file and what is wrong with it:
 * unknown keys, a name or version that is not the file's, variables used but not declared, or declared but not used.
 */
export function parsePrompt(file: string, source: string): Prompt {
  const wrong = (what: string) => new Error(`${file}: ${what}`)
  const [, yaml, body] = PARTS.exec(source) ?? []
  if (yaml === undefined || body === undefined) throw wrong('has no front matter between two lines of ---')
  const front = FrontMatter.safeParse(parseYaml(yaml))
  if (!front.success) throw wrong(z.prettifyError(front.error))
  const { name, version, variables } = front.data
  if (file !== `${name}.v${version}.prompt`) throw wrong(`should be called ${name}.v${version}.prompt`)
  const sections = splitRoles(body)
  if (sections.length === 0) throw wrong('has no {{role "system"}} or {{role "user"}} section')
  const used = new Set(sections.flatMap(({ template }) => placeholders(template)))
  for (const variable of used)
    if (!variables[variable]) throw wrong(`uses {{${variable}}}, which it does not declare`)
  for (const variable of Object.keys(variables))
    if (!used.has(variable)) throw wrong(`declares ${variable} but does not use it`)
  return { ...front.data, id: `${name}@${version}`, sha256: digest(source), sections, leavesOut: [] }
}

/**
 * Puts the values in, in one pass: what stands in a value is never looked at again. Values of kind `text` are put
 * between markers (see `fence`). Throws an Error, because it is a bug, when a value is missing, unknown to every
 * version of the prompt, or a setting that is not one short line.
 */
export function renderPrompt(prompt: Prompt, values: Record<string, string>): RenderedMessage[] {
  const wrong = (what: string) => new Error(`${prompt.id}: ${what}`)
  const known = new Set([...Object.keys(prompt.variables), ...prompt.leavesOut])
  for (const name of Object.keys(values)) if (!known.has(name)) throw wrong(`has no variable ${name}`)
  const texts: Record<string, string> = {}
  for (const [name, { kind }] of Object.entries(prompt.variables)) {
    const value = values[name]
    if (value === undefined) throw wrong(`needs a value for ${name}`)
    if (kind === 'text') texts[name] = value
    else if (!/^[^\n\r]{1,200}$/.test(value)) throw wrong(`${name} must be one line of 1 to 200 characters`)
  }
  const shown: Record<string, string> = { ...values, ...fence(texts) }
  return prompt.sections.map(({ role, template }) => ({
    role,
    content: template.replaceAll(PLACEHOLDER, (_whole, name: string) => shown[name] ?? '').trim(),
  }))
}

function splitRoles(body: string): Section[] {
  const starts = [...body.matchAll(ROLE)]
  return starts.map((start, index) => ({
    role: start[1] as Role,
    template: body.slice(start.index + start[0].length, starts[index + 1]?.index),
  }))
}

function placeholders(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '')
}
