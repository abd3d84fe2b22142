import type { Page, PageElement } from './dom.ts'

const MAX_STYLE_CHARS = 200_000
const MAX_RULES = 200
const MAX_MATCHED = 5_000
/** Elements, classes, ids, attributes and what they are below: nothing that depends on what a reader does. */
const PLAIN_SELECTOR = /^[\w\s.#>,*-]+(?:\[[\w-]+(?:[~|^$*]?=(?:"[^"]*"|'[^']*'|[\w-]+))?\][\w\s.#>,*-]*)*$/
const WHOLE_PAGE = /^(?:html|body|:root|\*|main|article)$/i
const SEEN_MEDIA = /^@media\s+(?:only\s+)?(?:screen|all)\s*$/i

/** One rule of a style sheet. */
type StyleRule = { selector: string; declarations: string }

/** The elements that the page's own styles apply such declarations to, as far as plain selectors tell. */
export function styledElements(page: Page, applies: (declarations: string) => boolean): Set<PageElement> {
  const sheets = [...page.querySelectorAll('style')].map((style) => style.textContent ?? '')
  const rules = rulesOf(sheets.join('\n').slice(0, MAX_STYLE_CHARS)).filter(({ declarations }) =>
    applies(declarations),
  )
  const matched = new Set<PageElement>()
  for (const { selector } of rules.slice(0, MAX_RULES)) {
    for (const element of select(page, selector)) {
      if (matched.size >= MAX_MATCHED) return matched
      matched.add(element)
    }
  }
  return matched
}

function select(page: Page, selector: string): Iterable<PageElement> {
  const plain = selector.split(',').map((part) => part.trim())
  const usable = plain.filter((part) => part !== '' && PLAIN_SELECTOR.test(part) && !WHOLE_PAGE.test(part))
  try {
    return usable.length === 0 ? [] : page.querySelectorAll(usable.join(','))
  } catch {
    return []
  }
}

/** The rules that hold for whoever reads on a screen, in one pass; what is nested in other conditions is left out. */
function rulesOf(css: string): StyleRule[] {
  const text = css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ')
  const rules: StyleRule[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{', at)
    if (open < 0) break
    const head = text.slice(at, open).split(/[;}]/).at(-1)?.trim() ?? ''
    if (head.startsWith('@')) {
      at = SEEN_MEDIA.test(head) ? open + 1 : endOfBlock(text, open)
      continue
    }
    const close = text.indexOf('}', open)
    const end = close < 0 ? text.length : close
    rules.push({ selector: head, declarations: text.slice(open + 1, end) })
    at = end + 1
  }
  return rules
}

function endOfBlock(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}' && (depth -= 1) === 0) return at + 1
  }
  return text.length
}
