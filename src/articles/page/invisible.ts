import type { Page, PageElement } from './dom.ts'
import { styledElements } from './page-styles.ts'

const SILENT =
  'script,style,noscript,template,iframe,object,embed,svg,canvas,audio,video,button,select,input,textarea'
/** Names that all style sheets of the world give to what only a screen reader says. */
const UNSEEN_CLASS =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|u-hidden|is-hidden|visuallyhidden|a11y-hidden)(?:\s|$)/i

/**
 * Takes off a page what a reader does not see: scripts, and elements that are hidden by an attribute, by their own style or by the
 * page's. Hidden text is where orders to a model are planted. Some pages hide all of themselves until a script has run, or behind a
 * banner: what holds half of the text stays.
 */
export function removeUnseen(page: Page): void {
  const styled = styledElements(page, hides)
  for (const element of page.body.querySelectorAll(SILENT)) element.remove()
  removeBelow(page.body, { styled, much: lengthOf(page.body) / 2 })
}

type Whole = { styled: Set<PageElement>; much: number }

function removeBelow(parent: PageElement, whole: Whole): void {
  for (const element of parent.children) {
    if (isUnseen(element, whole)) {
      element.remove()
    } else {
      element.removeAttribute('aria-hidden')
      removeBelow(element, whole)
    }
  }
}

function isUnseen(element: PageElement, { styled, much }: Whole): boolean {
  const attribute = element.getAttribute('hidden')
  if (attribute !== null && attribute !== 'until-found') return true
  const style = element.getAttribute('style')
  if (style !== null && hides(style)) return lengthOf(element) < much || /display\s*:\s*none/i.test(style)
  const isDoubtful =
    styled.has(element) ||
    element.getAttribute('aria-hidden') === 'true' ||
    UNSEEN_CLASS.test(element.getAttribute('class') ?? '')
  return isDoubtful && lengthOf(element) < much
}

const MAX_STYLE_CHARS = 5_000
const ZERO = String.raw`[-+]?0*(?:\.0+)?(?:px|em|rem|pt|%|vh|vw)?(?![\d.])`
const FAR = String.raw`-\d{3,}(?:\.\d+)?(?:px|em|rem|pt|%|vw|vh)?`

const HIDING: RegExp[] = [
  /(?:^|;)\s*display\s*:\s*none(?![\w-])/i,
  /(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)(?![\w-])/i,
  /(?:^|;)\s*content-visibility\s*:\s*hidden(?![\w-])/i,
  new RegExp(`(?:^|;)\\s*opacity\\s*:\\s*${ZERO}\\s*(?:!|;|$)`, 'i'),
  new RegExp(`(?:^|;)\\s*font-size\\s*:\\s*(?:${ZERO}|[01](?:\\.\\d+)?px)\\s*(?:!|;|$)`, 'i'),
  new RegExp(`(?:^|;)\\s*text-indent\\s*:\\s*${FAR}`, 'i'),
  new RegExp(
    `(?:^|;)\\s*(?:left|right|top|bottom|margin-left|margin-top|inset-inline-start)\\s*:\\s*${FAR}`,
    'i',
  ),
  /(?:^|;)\s*transform\s*:\s*(?:scale[xy]?\(\s*0\s*(?:,\s*0\s*)?\)|translate[xy]?\(\s*-\d{3,})/i,
  /(?:^|;)\s*clip\s*:\s*rect\(\s*(?:0|1px)/i,
  /(?:^|;)\s*clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0(?:px)?\s+0(?:px)?\s*\))/i,
  /(?:^|;)\s*color\s*:\s*(?:transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\)|#[\da-f]{6}00)\s*(?:!|;|$)/i,
]
const NO_SIZE = new RegExp(`(?:^|;)\\s*(?:max-)?(?:height|width)\\s*:\\s*(?:${ZERO}|1px)\\s*(?:!|;|$)`, 'i')
const CUTS = /(?:^|;)\s*overflow(?:-[xy])?\s*:\s*(?:hidden|clip)/i
const COLOUR = /(?:^|;)\s*color\s*:\s*([^;!]+)/i
const BACKGROUND = /(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)/i

/** Whether declarations make an element invisible: its display, its size, its place, or letters in the colour of their ground. */
export function hides(declarations: string): boolean {
  const style = declarations.slice(0, MAX_STYLE_CHARS)
  if (HIDING.some((pattern) => pattern.test(style))) return true
  if (NO_SIZE.test(style) && CUTS.test(style)) return true
  const colour = COLOUR.exec(style)?.[1]
  const ground = BACKGROUND.exec(style)?.[1]
  return colour !== undefined && ground !== undefined && sameColour(colour) === sameColour(ground)
}

const NAMES: Record<string, string> = { white: '#ffffff', black: '#000000' }

/** A colour in one spelling. */
function sameColour(colour: string): string {
  const bare = colour.trim().toLowerCase()
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(bare)
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`
  const channels = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*1(?:\.0+)?\s*)?\)$/.exec(
    bare,
  )
  if (channels)
    return `#${channels
      .slice(1)
      .map((channel) => Number(channel).toString(16).padStart(2, '0'))
      .join('')}`
  return NAMES[bare] ?? bare
}

function lengthOf(element: PageElement): number {
  return element.textContent?.length ?? 0
}
