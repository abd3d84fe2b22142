import type { Page, PageElement } from '../dom.ts'
import { furnitureRules, type FurnitureRule } from './furniture-rules.ts'
import { openMeasure, type Measure, type MeasureOf } from './measure.ts'

const TEXT_NODE = 3
const INLINE = new Set('a b i em strong span u font small mark abbr time cite q sup sub'.split(' '))
const TABLES = new Set(['p', 'table', 'tbody', 'tr'])
const HOLDS_PICTURE = new Set('div figure p span li section td a center'.split(' '))
const MAX_PRUNED_PROSE_CHARS = 1_500
const LISTS = new Set(['ul', 'ol', 'dl'])
const MIN_LINKED_LIST = 0.9
const MIN_LIST_LINKS = 3
const MIN_LIST_LINKED = 0.75
const MAX_PICTURE_CHARS = 300
const MAX_CAPTION_CHARS = 160

/** Any of the words of any rule; most elements have none. */
const ANY = patternOf(furnitureRules.flatMap(({ words }) => words))
const RULES = furnitureRules.map((rule) => ({ rule, pattern: patternOf(rule.words) }))

/** Takes off a page what rules know to be no article, from the outside in; whatever holds much of the page's prose stays. */
export function prune(page: Page): void {
  const measure = openMeasure()
  pruneBelow(page.body, { measure, allProse: measure(page.body).prose })
}

type Whole = { measure: MeasureOf; allProse: number }

function pruneBelow(parent: PageElement, whole: Whole): void {
  const hasWords = hasWordsOfItsOwn(parent)
  for (const element of parent.children) {
    // An element with words beside it is a part of their sentence, whatever its class.
    if (hasWords && INLINE.has(element.localName)) continue
    if (isFurniture(element, whole)) element.remove()
    else pruneBelow(element, whole)
  }
}

function isFurniture(element: PageElement, { measure, allProse }: Whole): boolean {
  const size = measure(element)
  if (size.chars === 0) return false
  const share = allProse === 0 ? 0 : size.prose / allProse
  const rule = namedRule(element, size, share)
  if (rule && (rule.takesQuotations || !isQuoted(element))) return true
  return isListOfLinks(element, size) || isPictureWithCaption(element, size)
}

function namedRule(element: PageElement, size: Measure, share: number): FurnitureRule | undefined {
  if (element.localName === 'h1' || element.localName === 'main') return undefined
  const names = namesOf(element)
  if (!ANY.test(names)) return undefined
  return RULES.find(({ rule, pattern }) => pattern.test(names) && fits(rule, element, { size, share }))?.rule
}

function fits(
  { maxShare, maxChars = Infinity, minLinked = 0 }: FurnitureRule,
  { localName }: PageElement,
  { size, share }: { size: Measure; share: number },
): boolean {
  if (share >= maxShare || size.chars >= maxChars || size.linked < size.chars * minLinked) return false
  if (maxShare < 0.5 && size.prose >= MAX_PRUNED_PROSE_CHARS) return false
  // A paragraph of sentences may be styled as a byline, and a whole article is sometimes called a card.
  return maxChars === Infinity || localName !== 'p' || size.prose === 0 || size.linked > size.chars * 0.2
}

/** The words in class, id and role, in lower case, between single spaces. */
function namesOf(element: PageElement): string {
  const names = ['class', 'id', 'role', 'itemprop', 'data-component', 'data-testid'].map(
    (name) => element.getAttribute(name) ?? '',
  )
  const words = names
    .join(' ')
    .slice(0, 1_000)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return ` ${words.replace(/[^a-z]+/g, ' ').trim()} `
}

/** A post from elsewhere that the article quotes, which sites put into a widget. */
function isQuoted(element: PageElement): boolean {
  const isPost = (one: PageElement) => one.localName === 'blockquote'
  return isPost(element) || [...element.children].some((child) => isPost(child))
}

function isListOfLinks({ localName }: PageElement, size: Measure): boolean {
  if (size.prose > 0) return false
  if (LISTS.has(localName)) return size.links >= 2 && size.linked > size.chars * MIN_LINKED_LIST
  if (TABLES.has(localName) || size.links < MIN_LIST_LINKS) return false
  return size.linked > size.chars * MIN_LIST_LINKED
}

function isPictureWithCaption({ localName }: PageElement, size: Measure): boolean {
  if (size.pictures === 0 || size.chars >= MAX_PICTURE_CHARS || !HOLDS_PICTURE.has(localName)) return false
  return size.prose === 0 || size.chars < MAX_CAPTION_CHARS
}

function hasWordsOfItsOwn({ childNodes }: PageElement): boolean {
  return [...childNodes].some(
    (node) => node.nodeType === TEXT_NODE && (node.textContent ?? '').trim().length > 1,
  )
}

function patternOf(words: string[]): RegExp {
  return new RegExp(` (?:${words.join('|')}) `)
}
