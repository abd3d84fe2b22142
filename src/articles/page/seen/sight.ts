import type { Page, PageElement, PageNode } from '../dom.ts'
import { openCascade, type Styles } from './cascade.ts'
import { readColour } from './colours.ts'
import { hidingOf } from './hiding.ts'
import { hasNames, lettersOf, unseenBy, type Letters } from './letters.ts'

/** What is hidden for one reason, all over a page. */
export type Hidden = {
  nodes: PageNode[]
  chars: number
  prose: number
  /** It may be on its way in. */
  fades: boolean
}

/** What is hidden by each reason, and how much is seen. */
export type Sight = { groups: Map<string, Hidden>; chars: number; prose: number }

const TEXT_NODE = 3
const ELEMENT_NODE = 1
const MIN_PROSE_CHARS = 60
const MIN_UNSPACED_CHARS = 25
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const STOP = /[.!?…。！？।۔؟]/
/** Names that all style sheets of the world give to what only a screen reader says. */
const UNSEEN_CLASS =
  /(?:^|\s)(sr-only|visually-?hidden|screen-reader-(?:text|only)|u-hidden|is-hidden|a11y-hidden)(?=\s|$)/i
const WHITE = readColour('white')

type Reason = { name: string; fades: boolean }

/** Looks at a page again and again, without regard to the reasons that are spared. Its styles are read once, before scripts and styles go. */
export function openSight(page: Page): (spared: Set<string>) => Sight {
  const stylesOf = openCascade(page)
  const isStyledElsewhere = hasOtherStyles(page)
  const above = (page.documentElement ? [page.documentElement, page.body] : [page.body]).map(
    (element) => stylesOf(element).own,
  )
  const blank: Letters = {
    isTiny: false,
    isInvisible: false,
    isClear: false,
    colour: undefined,
    ground: isStyledElsewhere ? undefined : WHITE,
  }

  return (spared) => {
    const sight: Sight = { groups: new Map(), chars: 0, prose: 0 }
    let lengths: Map<PageElement, number> | undefined

    function isSmall(element: PageElement): boolean {
      lengths ??= lengthsBelow(page.body)
      return (lengths.get(element) ?? 0) < (lengths.get(page.body) ?? 0) / 2
    }

    function look(element: PageElement, around: Letters, under: Reason | undefined): void {
      const styles = stylesOf(element)
      const why = reasonOf(element, styles)
      if (why && !spared.has(why.name)) {
        add(sight.groups, why, element)
        return
      }
      const mayHaveGround =
        isStyledElsewhere && around.ground !== undefined && hasNames(element) && isSmall(element)
      const letters = lettersOf(around, styles.own, mayHaveGround)
      const property = unseenBy(letters)
      const unseen =
        property === undefined
          ? undefined
          : styles.own.has(property) || under === undefined
            ? { name: styles.sourceOf(property), fades: property === 'visibility' }
            : under
      for (const child of element.childNodes) {
        if (child.nodeType === ELEMENT_NODE) look(child as PageElement, letters, unseen)
        if (child.nodeType !== TEXT_NODE) continue
        if (unseen && !spared.has(unseen.name)) add(sight.groups, unseen, child)
        else count(sight, child)
      }
    }

    const letters = above.reduce((around, own) => lettersOf(around, own, false), blank)
    look(page.body, letters, undefined)
    return sight
  }
}

/** Whether there are style sheets that are not within the page. */
function hasOtherStyles(page: Page): boolean {
  const links = [...page.querySelectorAll('link[rel]')].map((link) => link.getAttribute('rel') ?? '')
  const sheets = [...page.querySelectorAll('style')].map((style) => style.textContent ?? '')
  return links.some((rel) => /\bstylesheet\b/i.test(rel)) || sheets.some((css) => css.includes('@import'))
}

function reasonOf(element: PageElement, { own, sourceOf }: Styles): Reason | undefined {
  const attribute = element.getAttribute('hidden')
  if (attribute !== null && attribute !== 'until-found') return { name: 'hidden', fades: false }
  if (element.getAttribute('aria-hidden') === 'true') return { name: 'aria-hidden', fades: true }
  const word = UNSEEN_CLASS.exec(element.getAttribute('class') ?? '')?.[1]
  if (word !== undefined) return { name: word.toLowerCase(), fades: false }
  const hiding = own.size === 0 ? undefined : hidingOf(own)
  return hiding && { name: sourceOf(hiding.property), fades: hiding.fades }
}

function add(groups: Sight['groups'], { name, fades }: Reason, node: PageNode): void {
  const group = groups.get(name) ?? { nodes: [], chars: 0, prose: 0, fades }
  group.nodes.push(node)
  count(group, node)
  groups.set(name, group)
}

/** Counts the characters of a text, or of all texts below an element, and those that are sentences. */
function count(sum: { chars: number; prose: number }, node: PageNode): void {
  if (node.nodeType === ELEMENT_NODE) for (const child of node.childNodes) count(sum, child)
  if (node.nodeType !== TEXT_NODE) return
  const text = (node.textContent ?? '').trim()
  sum.chars += text.length
  const least = UNSPACED.test(text) ? MIN_UNSPACED_CHARS : MIN_PROSE_CHARS
  if (text.length >= least && STOP.test(text)) sum.prose += text.length
}

function lengthsBelow(root: PageElement): Map<PageElement, number> {
  const lengths = new Map<PageElement, number>()
  const measure = (element: PageElement): number => {
    let length = 0
    for (const child of element.childNodes) {
      if (child.nodeType === TEXT_NODE) length += (child.textContent ?? '').trim().length
      if (child.nodeType === ELEMENT_NODE) length += measure(child as PageElement)
    }
    lengths.set(element, length)
    return length
  }
  measure(root)
  return lengths
}
