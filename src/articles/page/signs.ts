import { addressIn, type Claim, folded, lineIn } from './claims.ts'
import type { Page, PageElement } from './dom.ts'

/** What a page has to tell of itself outside its text, gathered in one walk. Lists are in the order of the page and bounded. */
export type Signs = {
  /** The address of the page, where it is known. */
  url: string | undefined
  /** What relative addresses are resolved against. */
  base: string | undefined
  /** Values of meta elements by their names, in lower case and without marks: `og:title` is `ogtitle`. */
  meta: Map<string, string[]>
  /** Addresses of link elements by what they are to the page. */
  links: Map<string, string>
  scripts: string[]
  languages: string[]
  /** The texts of elements `title`. */
  titles: string[]
  headings: PageElement[]
  /** Elements that may name the writer, or a day. */
  bylines: PageElement[]
  dates: PageElement[]
  /** All elements of the page, in order. */
  elements: PageElement[]
}

type Kind = { isByline: boolean; isDate: boolean }
type Kinds = Map<string, Kind>

const MAX_OF_A_KIND = 60
const MAX_META = 300
const MAX_NAME_CHARS = 300
const BYLINE =
  /(?:^|[\s_-])(?:by-?lines?|by|submitted|authors?|writers?|creator|contributors?|journalists?|reporters?|autor(?:e|es)?|auteurs?|firma|redacteur|autorzy|yazar|muhabir)(?=$|[\s_-])/i
const DATE =
  /(?:^|[\s_-])(?:date(?:line|s|time)?|time(?:stamp)?|pub(?:lished|date|lish)?|posted|submitted|datum|fecha|data|dt-published|updated|modified|tarih)(?=$|[\s_-])/i
const INNER_WORD = /[a-z](?=[A-Z])/g

/** Walks through a page once. The page must still have its scripts. */
export function readSigns(page: Page, url: string | undefined): Signs {
  const signs: Signs = {
    url: addressIn(url, undefined),
    base: addressIn(url, undefined),
    meta: new Map(),
    links: new Map(),
    scripts: [],
    languages: [],
    titles: [],
    headings: [],
    bylines: [],
    dates: [],
    elements: [...page.querySelectorAll('*')],
  }
  const kindsByName: Kinds = new Map()
  for (const element of signs.elements) gather(element, signs, kindsByName)
  return signs
}

/** What meta elements of these names say, in the order of the names. */
export function metaClaims(signs: Signs, names: string[]): Claim[] {
  return names.flatMap((name) =>
    (signs.meta.get(folded(name)) ?? []).flatMap((content) => {
      const value = lineIn(content)
      return value === undefined ? [] : [{ value, from: name.includes(':') ? name : `meta ${name}` }]
    }),
  )
}

/** Pages of the last century write the names of attributes in capitals, which the parser leaves as they are. */
export function attributeOf(element: PageElement, name: string): string | null {
  return element.getAttribute(name) ?? element.getAttribute(name.toUpperCase())
}

function gather(element: PageElement, signs: Signs, kindsByName: Kinds): void {
  switch (element.localName) {
    case 'html':
      push(signs.languages, attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang'))
      return
    case 'base':
      if (signs.base === signs.url)
        signs.base = addressIn(attributeOf(element, 'href'), signs.url) ?? signs.url
      return
    case 'meta':
      gatherMeta(element, signs.meta)
      return
    case 'link':
      gatherLink(element, signs)
      return
    case 'script':
      if (/^application\/ld\+json/i.test(attributeOf(element, 'type') ?? ''))
        push(signs.scripts, element.textContent)
      return
    case 'title':
      push(signs.titles, element.textContent)
      return
    case 'h1':
    case 'h2':
    case 'h3':
      push(signs.headings, element)
      return
    case 'style':
    case 'svg':
      return
    default:
      gatherVisible(element, signs, kindsByName)
  }
}

function gatherMeta(element: PageElement, meta: Signs['meta']): void {
  const content = attributeOf(element, 'content') ?? ''
  if (content.trim() === '' || meta.size >= MAX_META) return
  for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
    const name = folded(attributeOf(element, attribute) ?? '')
    if (name === '') continue
    const values = meta.get(name) ?? []
    if (values.length < MAX_OF_A_KIND) meta.set(name, [...values, content])
    return
  }
}

function gatherLink(element: PageElement, signs: Signs): void {
  const address = addressIn(attributeOf(element, 'href'), signs.base)
  if (address === undefined) return
  for (const word of (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/).slice(0, 5)) {
    if (!signs.links.has(word) && signs.links.size < MAX_OF_A_KIND) signs.links.set(word, address)
  }
}

function gatherVisible(element: PageElement, signs: Signs, kindsByName: Kinds): void {
  const property = element.getAttribute('itemprop') ?? ''
  const { isByline, isDate } = kindsOf(element.getAttribute('class') ?? '', kindsByName)
  const isAuthor =
    /\b(?:author|creator)\b/.test(property) ||
    (element.localName === 'a' && /\bauthor\b/i.test(attributeOf(element, 'rel') ?? ''))
  if (isByline || isAuthor) push(signs.bylines, element)
  if (isDate || element.localName === 'time' || property.startsWith('date')) push(signs.dates, element)
}

/** The same names stand on many elements, and reading one takes long. */
function kindsOf(name: string, kindsByName: Kinds): Kind {
  const before = kindsByName.get(name)
  if (before !== undefined) return before
  const words = name.length < MAX_NAME_CHARS ? name.replace(INNER_WORD, '$&-') : ''
  const kind = { isByline: BYLINE.test(words), isDate: DATE.test(words) }
  kindsByName.set(name, kind)
  return kind
}

function push<Item>(list: Item[], item: Item | null): void {
  if (item !== null && list.length < MAX_OF_A_KIND) list.push(item)
}
