import { createRequire } from 'node:module'
import type * as linkedom from 'linkedom'
import { invalid } from '../../errors.ts'

/** The little of the DOM that is needed here. Lists are snapshots: what is moved or removed stays in them. */
export type PageNode = {
  readonly nodeType: number
  readonly textContent: string | null
  readonly childNodes: Iterable<PageNode>
  readonly parentNode: PageNode | null
}
export type PageElement = PageNode & {
  readonly localName: string
  readonly parentElement: PageElement | null
  readonly children: Iterable<PageElement>
  getAttribute(name: string): string | null
  getAttributeNames(): string[]
  querySelectorAll(selector: string): Iterable<PageElement>
  contains(other: PageNode): boolean
  append(...nodes: PageNode[]): void
  normalize(): void
  remove(): void
  removeAttribute(name: string): void
  setAttribute(name: string, value: string): void
}
export type Page = {
  readonly documentElement: PageElement | null
  readonly head: PageElement
  readonly body: PageElement
  querySelectorAll(selector: string): Iterable<PageElement>
}

const load = createRequire(import.meta.url)

const MAX_DEPTH = 250
const MAX_UNCLOSED = 10_000
const MAX_ELEMENTS = 40_000
const MAX_DEPTHS = 500_000
const MAX_MARKS = 400_000
const TAGS =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea|title)\b[\s\S]*?(?:<\/\1|$)|<(?<end>\/?)(?<name>[a-z][^\s/>]*)/gi
const CAPITALS = /[\s"'/][a-z-]{0,20}[A-Z][A-Za-z-]{0,20}\s{0,5}[=>]|\sHIDDEN\s/
const EMPTY = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i
const ENDS_BY_ITSELF = /^(?:p|li|td|th|tr|dt|dd|option|optgroup|thead|tbody|tfoot|rt|rp)$/i

/** Parses a page into a document with one head and one body, whatever the markup; refuses what is nested too deep or too large. */
export function parsePage(html: string): Page {
  requireShallow(html)
  const parsed = parse(html)
  const page = isWhole(parsed) ? parsed : rebuilt(html)
  if (CAPITALS.test(html)) lowerNames(page)
  requireMeasure(page)
  page.documentElement?.normalize()
  return page
}

/** The parser keeps the names of attributes as they are written, and old pages shout. */
function lowerNames(page: Page): void {
  for (const element of page.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      const lower = name.toLowerCase()
      if (name === lower) continue
      if (element.getAttribute(lower) === null) element.setAttribute(lower, element.getAttribute(name) ?? '')
      element.removeAttribute(name)
    }
  }
}

/** The parser takes 20 MB, which only those pay who read pages. */
function parse(html: string): Page {
  return (load('linkedom') as typeof linkedom).parseHTML(html).document
}

/** The parser takes quadratic time for what is nested deep, so depth is estimated before: no tag may stay open too often. */
function requireShallow(html: string): void {
  if ((html.match(/[<&]/g)?.length ?? 0) > MAX_MARKS) throw tooMuch()
  let elements = 0
  let strict = 0
  let unclosed = 0
  for (const { groups } of html.matchAll(TAGS)) {
    const name = groups?.['name']
    const step = groups?.['end'] ? -1 : 1
    if (step === 1) elements += 1
    if (elements > MAX_ELEMENTS) throw tooMuch()
    if (name === undefined || EMPTY.test(name)) continue
    unclosed = Math.max(0, unclosed + step)
    if (!ENDS_BY_ITSELF.test(name)) strict = Math.max(0, strict + step)
    if (strict > MAX_DEPTH || unclosed > MAX_UNCLOSED) throw tooDeep()
  }
}

/** What follows takes time for each element and all that it is in: no article needs that much. */
function requireMeasure(page: Page): void {
  let level = [...page.body.children]
  let depths = 0
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw tooDeep()
    depths += level.length * depth
    if (depths > MAX_DEPTHS) throw tooMuch()
    level = level.flatMap((element) => Array.from(element.children))
  }
}

function tooDeep(): Error {
  return invalid('article.html', `is nested more than ${MAX_DEPTH} elements deep`)
}

function tooMuch(): Error {
  return invalid('article.html', `has too much markup for an article; the limit is ${MAX_ELEMENTS} elements`)
}

function isWhole(page: Page): boolean {
  const root = page.documentElement
  if (root?.localName !== 'html') return false
  const names = [...root.children].map((child) => child.localName).filter((name) => name !== 'head')
  return names.length === 1 && names[0] === 'body'
}

/** The parser adds neither html nor body to a page that lacks them, so such a page goes into a body as it is. */
function rebuilt(html: string): Page {
  const page = parse(`<html><head></head><body>${html}</body></html>`)
  page.head.append(...page.body.querySelectorAll('title,meta'))
  return page
}
