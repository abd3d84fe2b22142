import { lineIn } from './claims.ts'
import type { PageElement } from './dom.ts'

const OF_OTHERS =
  /(?:^|[\s_-])(?:comments?|commentlist|respond|disqus|related|sidebar|recommend\w*|popular|trending|latest|recirc\w*|teasers?|promos?|most-?read|outbrain|taboola|newsletter|(?:site|page|global|main)-footer|masthead|read-?(?:next|more|also)|also|bio|biography|about-author|author-?box)(?=$|[\s_-])/i
const MAX_DEPTH = 250
const MAX_LINE_CHARS = 160
const MAX_NEAR_ELEMENTS = 60

/** Tells whether an element belongs to something else than the article whose heading is given: a comment, another story, the frame of the page. */
export function openSurroundings(heading: PageElement | undefined): (element: PageElement) => boolean {
  const around = new Set<PageElement>()
  for (let above = heading?.parentElement; above && around.size < MAX_DEPTH; above = above.parentElement)
    around.add(above)
  const isInArticle = [...around].some(({ localName }) => localName === 'article')
  const known = new Map<PageElement, boolean>()

  function isOther(element: PageElement | null): boolean {
    if (element === null || around.has(element) || element.localName === 'body') return false
    const before = known.get(element)
    if (before !== undefined) return before
    const found = isFrame(element, heading !== undefined, isInArticle) || isOther(element.parentElement)
    known.set(element, found)
    return found
  }
  return isOther
}

function isFrame(element: PageElement, hasHeading: boolean, isInArticle: boolean): boolean {
  switch (element.localName) {
    case 'nav':
    case 'aside':
    case 'dialog':
      return true
    case 'footer':
      return element.parentElement?.localName === 'body'
    case 'header':
      return hasHeading && element.parentElement?.localName === 'body'
    case 'article':
      if (isInArticle) return true
  }
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('itemprop') ?? ''}`
  return names.length < 600 && OF_OTHERS.test(names)
}

/** The short lines of the article that stand behind its heading, where pages say who wrote and when; a line may come more than once. */
export function linesAfter(
  elements: PageElement[],
  heading: PageElement | undefined,
  isOther: (element: PageElement) => boolean,
): string[] {
  if (heading === undefined) return []
  const from = elements.indexOf(heading) + 1
  const near = elements.slice(from, from + MAX_NEAR_ELEMENTS)
  return near.filter((element) => !isOther(element)).map(shortLine)
}

/** The text of a small element; empty where it is longer than a line. */
export function shortLine(element: PageElement): string {
  const text = element.textContent ?? ''
  const line = text.length < MAX_LINE_CHARS * 4 ? (lineIn(text) ?? '') : ''
  return line.length < MAX_LINE_CHARS ? line : ''
}
