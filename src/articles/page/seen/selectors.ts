import type { PageElement } from '../dom.ts'
import { unescaped } from './declarations.ts'

type AttributeTest = { name: string; sign: string; value: string }

/** What one element has to be: `h2.title[lang]:not(.old)`. */
type Compound = {
  tag: string | undefined
  id: string | undefined
  classes: string[]
  attributes: AttributeTest[]
  not: Compound[]
}

/** A selector, from the element that it is about to those around it; `isParent` where it stands right below the next one. */
export type Selector = { steps: { compound: Compound; isParent: boolean }[]; weight: number }

const MAX_CHARS = 300
const MAX_STEPS = 12
const MAX_TRIES = 500
const NAME = String.raw`(?:[\w-]|[^\x00-\x7f]|\\.)+`
const PIECE = new RegExp(
  String.raw`(?<tag>\*|${NAME})|\.(?<class>${NAME})|#(?<id>${NAME})|\[\s*(?<name>[\w:-]+)\s*(?:(?<sign>[~|^$*]?=)\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s\]"']+))\s*[is]?)?\s*\]|:not\((?<not>[^():]+)\)|(?<root>:root)`,
  'uy',
)
const BETWEEN = /\s*(>)\s*|\s+/y

/** Undefined for what depends on more than names and attributes of an element and of those around it. */
export function readSelector(text: string): Selector | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > MAX_CHARS) return undefined
  const steps: Selector['steps'] = []
  for (let at = 0; at < trimmed.length;) {
    const found = readCompound(trimmed, at)
    if (!found || steps.length >= MAX_STEPS) return undefined
    BETWEEN.lastIndex = found.end
    const between = BETWEEN.exec(trimmed)
    if (!between && found.end < trimmed.length) return undefined
    steps.push({ compound: found.compound, isParent: between?.[1] === '>' })
    at = found.end + (between?.[0].length ?? 0)
  }
  return { steps: inward(steps), weight: weightOf(steps) }
}

/** The steps from the innermost outwards, each of which knows whether the next one is its parent. */
function inward(steps: Selector['steps']): Selector['steps'] {
  return steps
    .map(({ compound }, index) => ({ compound, isParent: steps[index - 1]?.isParent ?? false }))
    .toReversed()
}

/** Tells whether elements are what selectors say; their names are read once. */
export function openMatching(): {
  names: (element: PageElement) => Names
  matches: (element: PageElement, selector: Selector) => boolean
} {
  const known = new WeakMap<PageElement, Names>()

  function names(element: PageElement): Names {
    const before = known.get(element)
    if (before) return before
    const own = { id: element.getAttribute('id'), classes: classesOf(element) }
    known.set(element, own)
    return own
  }

  return { names, matches: (element, selector) => matches(element, selector, names) }
}

type Names = { id: string | null; classes: string[] }
type NamesOf = (element: PageElement) => Names

function matches(element: PageElement, selector: Selector, names: NamesOf): boolean {
  let tries = 0

  function fits(at: PageElement, index: number): boolean {
    const step = selector.steps[index]
    if (!step || (tries += 1) > MAX_TRIES || !is(at, step.compound, names)) return false
    if (index === selector.steps.length - 1) return true
    for (let above = at.parentElement; above; above = above.parentElement) {
      if (fits(above, index + 1)) return true
      if (step.isParent) return false
    }
    return false
  }

  return fits(element, 0)
}

/** A name that the element which is selected must have, to look rules up by it; `*` where there is none. */
export function keyOf({ steps }: Selector): string {
  const { tag, id, classes = [] } = steps[0]?.compound ?? {}
  if (id !== undefined) return `#${id}`
  if (classes[0] !== undefined) return `.${classes[0]}`
  return tag ?? '*'
}

const NONE: string[] = []

function classesOf(element: PageElement): string[] {
  const names = element.getAttribute('class')
  return names ? (names.slice(0, 2_000).match(/\S+/g) ?? NONE).slice(0, 50) : NONE
}

/** What stands together without space, and where it ends; undefined where something else begins. */
function readCompound(text: string, start: number): { compound: Compound; end: number } | undefined {
  const compound: Compound = { tag: undefined, id: undefined, classes: [], attributes: [], not: [] }
  let end = start
  while (end < text.length && !/[\s>]/.test(text[end] ?? '')) {
    PIECE.lastIndex = end
    const groups = PIECE.exec(text)?.groups
    if (!groups || (groups['tag'] !== undefined && end > start)) return undefined
    end = PIECE.lastIndex
    if (!add(compound, groups)) return undefined
  }
  return end === start ? undefined : { compound, end }
}

function add(compound: Compound, groups: Record<string, string | undefined>): boolean {
  const { tag, id, name, not, root } = groups
  const named = groups['class']
  if (tag !== undefined && tag !== '*') compound.tag = unescaped(tag).toLowerCase()
  if (root !== undefined) compound.tag = 'html'
  if (id !== undefined) compound.id = unescaped(id)
  if (named !== undefined) compound.classes.push(unescaped(named))
  if (name !== undefined)
    compound.attributes.push({
      name,
      sign: groups['sign'] ?? '',
      value: groups['double'] ?? groups['single'] ?? groups['bare'] ?? '',
    })
  if (not === undefined) return true
  const inner = readCompound(not.trim(), 0)
  if (inner) compound.not.push(inner.compound)
  return inner?.end === not.trim().length
}

function is(element: PageElement, compound: Compound, names: NamesOf): boolean {
  const { tag, id, classes, attributes, not } = compound
  if (tag !== undefined && element.localName !== tag) return false
  if (id !== undefined || classes.length > 0) {
    const own = names(element)
    if (id !== undefined && own.id !== id) return false
    if (!classes.every((name) => own.classes.includes(name))) return false
  }
  return (
    attributes.every((attribute) => has(element, attribute)) &&
    !not.some((other) => is(element, other, names))
  )
}

function has(element: PageElement, { name, sign, value }: AttributeTest): boolean {
  const own = element.getAttribute(name)
  if (own === null) return false
  switch (sign) {
    case '':
      return true
    case '=':
      return own === value
    case '~=':
      return own.split(/\s+/).includes(value)
    case '|=':
      return own === value || own.startsWith(`${value}-`)
    case '^=':
      return value !== '' && own.startsWith(value)
    case '$=':
      return value !== '' && own.endsWith(value)
    default:
      return value !== '' && own.includes(value)
  }
}

/** As browsers weigh selectors: ids before classes and attributes before names of elements. */
function weightOf(steps: Selector['steps']): number {
  return steps.reduce((sum, { compound }) => sum + weightOfCompound(compound), 0)
}

function weightOfCompound({ tag, id, classes, attributes, not }: Compound): number {
  const inner = not.reduce((sum, other) => sum + weightOfCompound(other), 0)
  return (id === undefined ? 0 : 10_000) + (classes.length + attributes.length) * 100 + (tag ? 1 : 0) + inner
}
