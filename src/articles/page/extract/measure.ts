import type { PageElement } from '../dom.ts'

/** How much of what stands below an element. Characters are counted without white space at the ends of text nodes. */
export type Measure = {
  chars: number
  /** Characters within links. */
  linked: number
  /** Characters in blocks long enough to be sentences, of which links are the smaller part. */
  prose: number
  links: number
  pictures: number
  /** There is a stop or a comma in it. */
  hasStop: boolean
}

export type MeasureOf = (element: PageElement) => Measure

const TEXT_NODE = 3
const ELEMENT_NODE = 1
const MIN_PROSE_CHARS = 80
const MAX_LINKED_SHARE = 0.4
const HOLDS_PROSE = new Set(
  'p div li td blockquote section article span h2 h3 dd pre font center main body'.split(' '),
)
const STOP = /[.!?…,。！？、।۔؟،]/
const PICTURES = new Set(['img', 'picture', 'figure'])

/** Measures elements, each of them once: the page must not change below one that has been measured. */
export function openMeasure(): MeasureOf {
  const known = new WeakMap<PageElement, Measure>()

  return function measure(element) {
    const before = known.get(element)
    if (before) return before
    const sum: Measure = { chars: 0, linked: 0, prose: 0, links: 0, pictures: 0, hasStop: false }
    for (const child of element.childNodes) {
      if (child.nodeType === TEXT_NODE) addText(sum, child.textContent ?? '')
      if (child.nodeType === ELEMENT_NODE) add(sum, measure(child as PageElement))
    }
    if (element.localName === 'a') {
      sum.linked = sum.chars
      sum.links += 1
    }
    if (PICTURES.has(element.localName)) sum.pictures += 1
    if (sum.prose === 0 && isProse(element, sum)) sum.prose = sum.chars
    known.set(element, sum)
    return sum
  }
}

function addText(sum: Measure, text: string): void {
  sum.chars += text.replace(/\s+/g, ' ').trim().length
  sum.hasStop ||= STOP.test(text)
}

function add(sum: Measure, part: Measure): void {
  sum.chars += part.chars
  sum.linked += part.linked
  sum.prose += part.prose
  sum.links += part.links
  sum.pictures += part.pictures
  sum.hasStop ||= part.hasStop
}

function isProse({ localName }: PageElement, { chars, linked, hasStop }: Measure): boolean {
  return (
    hasStop && chars >= MIN_PROSE_CHARS && linked < chars * MAX_LINKED_SHARE && HOLDS_PROSE.has(localName)
  )
}
