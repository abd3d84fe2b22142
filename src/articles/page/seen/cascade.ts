import type { Page, PageElement } from '../dom.ts'
import { readDeclarations, type Declarations } from './declarations.ts'
import { holdsOnScreen } from './media.ts'
import { keyOf, openMatching } from './selectors.ts'
import { readSheet, type StyleRule } from './sheet.ts'

const MAX_SHEET_CHARS = 1_000_000
const MAX_RULES = 10_000
const MAX_VARIABLES = 500

type Placed = StyleRule & { order: number }

export type Styles = {
  own: Declarations
  /** Names what says so of a property: the same for all elements that a rule is about. */
  sourceOf(property: string): string
}

type Layer = { from: string; says: Declarations }

/** Tells what styles an element has by the style sheets within its page, by its attribute `style` and by the oldest attributes for colours. */
export function openCascade(page: Page): (element: PageElement) => Styles {
  const rules = sheetsOf(page).flatMap((css) => readSheet(css, MAX_RULES))
  const rulesByKey = new Map<string, Placed[]>()
  for (const [order, rule] of rules.slice(0, MAX_RULES).entries()) {
    const key = keyOf(rule.selector)
    const known = rulesByKey.get(key)
    if (known) known.push({ ...rule, order })
    else rulesByKey.set(key, [{ ...rule, order }])
  }
  const variables = variablesOf(rules)

  const known = new Map<PageElement, Styles>()
  const { names, matches } = openMatching()

  function rulesFor(element: PageElement): Placed[] {
    const { id, classes } = names(element)
    const found: Placed[] = []
    const look = (key: string) => {
      for (const rule of rulesByKey.get(key) ?? []) if (matches(element, rule.selector)) found.push(rule)
    }
    look('*')
    look(element.localName)
    if (id !== null) look(`#${id}`)
    for (const name of classes) look(`.${name}`)
    return found.length < 2
      ? found
      : found.toSorted((a, b) => a.selector.weight - b.selector.weight || a.order - b.order)
  }

  return (element) => {
    const before = known.get(element)
    if (before) return before
    const layers = layersOf(element, rulesFor(element))
    const styles = layers.length === 0 ? NOTHING : stylesOf(layers, variables)
    known.set(element, styles)
    return styles
  }
}

const NOTHING: Styles = { own: new Map(), sourceOf: (property) => property }

function stylesOf(layers: Layer[], variables: Declarations): Styles {
  const sourceOf = (property: string) =>
    `${property} ${layers.findLast(({ says }) => says.has(property))?.from ?? ''}`
  return { own: merged(layers, variables), sourceOf }
}

function layersOf(element: PageElement, applied: Placed[]): Layer[] {
  const style = element.getAttribute('style')
  const own = style === null ? undefined : readDeclarations(style)
  const colours = coloursOf(element)
  if (applied.length === 0 && !own && !colours) return []
  const from = `style ${style?.slice(0, 200).replace(/\d+/g, '') ?? ''}`
  const layers = [
    ...(colours ? [{ from: 'attribute', says: colours }] : []),
    ...applied.map(({ declared, order }) => ({ from: `rule ${order}`, says: declared.usual })),
    ...(own ? [{ from, says: own.usual }] : []),
    ...applied.map(({ declared, order }) => ({ from: `rule ${order}`, says: declared.important })),
    ...(own ? [{ from, says: own.important }] : []),
  ]
  return layers.filter(({ says }) => says.size > 0)
}

/** The sheets that hold on a screen with scripts. */
function sheetsOf(page: Page): string[] {
  let left = MAX_SHEET_CHARS
  return [...page.querySelectorAll('style')].flatMap((style) => {
    const type = style.getAttribute('type') ?? ''
    const isCss = type === '' || /css/i.test(type)
    if (!isCss || !holdsOnScreen(style.getAttribute('media') ?? '') || isWithinNoscript(style)) return []
    const css = (style.textContent ?? '').slice(0, left)
    left -= css.length
    return [css]
  })
}

function isWithinNoscript(style: PageElement): boolean {
  return style.parentElement?.localName === 'noscript'
}

function variablesOf(rules: StyleRule[]): Declarations {
  const variables: Declarations = new Map()
  for (const { selector, declared } of rules) {
    if (selector.steps.length > 1 || !/^(?:html|body|\*)$/.test(keyOf(selector))) continue
    for (const [name, value] of declared.usual)
      if (name.startsWith('--') && variables.size < MAX_VARIABLES) variables.set(name, value)
  }
  return variables
}

const COLOURED = /^(?:body|table|tbody|thead|tr|td|th|font)$/

function coloursOf(element: PageElement): Declarations | undefined {
  if (!COLOURED.test(element.localName)) return undefined
  const colours: Declarations = new Map()
  const ground = element.getAttribute('bgcolor')
  const colour = element.getAttribute(element.localName === 'body' ? 'text' : 'color')
  if (ground !== null) colours.set('background-color', ground.trim().toLowerCase())
  if (colour !== null) colours.set('color', colour.trim().toLowerCase())
  return colours
}

function merged(layers: Layer[], variables: Declarations): Declarations {
  const all: Declarations = new Map()
  for (const { says } of layers) {
    for (const [name, value] of says) {
      // A shorthand takes back what was said before about its part.
      if (name === 'background') all.delete('background-color')
      if (name === 'font') all.delete('font-size')
      all.set(name, resolved(value, variables))
    }
  }
  return all
}

function resolved(value: string, variables: Declarations): string {
  if (!value.includes('var(')) return value
  return value.replace(/var\(\s*(--[\w-]+)[^()]*\)/g, (_, name: string) => variables.get(name) ?? '')
}
