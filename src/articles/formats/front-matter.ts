import { parse } from 'yaml'
import type { Document } from './document.ts'
import { readDate } from '../dates.ts'
import { canonicalLanguage } from '../language.ts'
import { plainText } from '../plain.ts'
import { webAddress } from './web-address.ts'

export type FrontMatter = { known: Partial<Document>; body: string; warnings: string[] }

const MAX_CHARS = 20_000
const YAML_BLOCK = /^---[ \t]*\n([^]*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)/
const TOML_BLOCK = /^\+\+\+[ \t]*\n([^]*?\n)??\+\+\+[ \t]*(?:\n|$)/
const TOML_LINE = /^([\w-]+)\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#"'[{][^\n#]*))/gm

/** Splits what is written above a Markdown text between `---` (YAML) or `+++` (simple lines of TOML) from the text, and reads it. */
export function readFrontMatter(markdown: string, base?: string): FrontMatter {
  const head = markdown.slice(0, MAX_CHARS)
  const yaml = YAML_BLOCK.exec(head)
  const block = yaml ?? TOML_BLOCK.exec(head)
  if (!block) return { known: {}, body: markdown, warnings: [] }
  const body = markdown.slice(block[0].length)
  const fields = yaml ? fieldsOfYaml(block[1] ?? '') : fieldsOfToml(block[1] ?? '')
  // Two rules with text between them are no front matter.
  if (fields === undefined && !/^[\w-]+\s*:/m.test(block[1] ?? ''))
    return { known: {}, body: markdown, warnings: [] }
  if (fields === undefined) return { known: {}, body, warnings: ['The front matter could not be read.'] }
  return { known: knownIn(fields, base), body, warnings: [] }
}

type Fields = Record<string, unknown>

/** Aliases are refused, since a few of them can make a text of gigabytes. */
function fieldsOfYaml(block: string): Fields | undefined {
  try {
    const fields: unknown = parse(block, {
      maxAliasCount: 0,
      schema: 'core',
      uniqueKeys: false,
      logLevel: 'error',
    })
    if (fields === null) return {}
    return typeof fields === 'object' && !Array.isArray(fields) ? lowered(fields as Fields) : undefined
  } catch {
    return undefined
  }
}

function fieldsOfToml(block: string): Fields {
  const lines = [...block.matchAll(TOML_LINE)]
  return lowered(
    Object.fromEntries(lines.map(([, key = '', ...values]) => [key, values.find(Boolean) ?? ''])),
  )
}

function lowered(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key.toLowerCase().replace(/[_-]/g, ''), value]),
  )
}

function knownIn(fields: Fields, base: string | undefined): Partial<Document> {
  const text = (...keys: string[]) =>
    firstOf(keys, (key) => plainText(textOf(fields[key])).replaceAll('\n', ' '))
  const date = (...keys: string[]) => firstOf(keys, (key) => readDate(textOf(fields[key])))
  const found = {
    title: text('title', 'headline'),
    byline: text('author', 'authors', 'byline', 'creator'),
    siteName: text('sitename', 'site', 'publication', 'publisher'),
    section: text('section', 'category', 'categories'),
    publishedAt: date(
      'date',
      'published',
      'publishedat',
      'publishdate',
      'pubdate',
      'datepublished',
      'created',
    ),
    modifiedAt: date('lastmod', 'modified', 'updated', 'modifiedat', 'datemodified'),
    language: firstOf(['lang', 'language', 'locale'], (key) =>
      canonicalLanguage(textOf(fields[key]).replace('_', '-')),
    ),
    image: firstOf(['image', 'cover', 'featuredimage', 'banner'], (key) =>
      webAddress(textOf(fields[key]), base),
    ),
    canonicalUrl: firstOf(['canonicalurl', 'canonical', 'permalink', 'url'], (key) =>
      webAddress(textOf(fields[key]), base),
    ),
  }
  const known = Object.entries(found).filter(([, value]) => value !== null)
  return {
    ...Object.fromEntries(known),
    foundIn: Object.fromEntries(known.map(([name]) => [name, 'front matter'])),
  }
}

function firstOf(keys: string[], read: (key: string) => string | null | undefined): string | null {
  for (const key of keys) {
    const value = read(key)
    if (value) return value
  }
  return null
}

/** A value, the name of a thing, or those of several. */
function textOf(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map((one) => textOf(one))
      .filter(Boolean)
      .join(', ')
  if (typeof value === 'object' && value !== null) return 'name' in value ? textOf(value.name) : ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
