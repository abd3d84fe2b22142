import { readDeclarations, unescaped, type Declared } from './declarations.ts'
import { holdsOnScreen } from './media.ts'
import { readSelector, type Selector } from './selectors.ts'

export type StyleRule = { selector: Selector; declared: Declared }

const MAX_DEPTH = 8
const MAX_SELECTORS = 40
const MAX_SELECTOR_CHARS = 300
const SUPPORTED = /^\(\s*(?:display|position|gap|object-fit|aspect-ratio)\s*:/
/** The declarations that can hide a text, or show again what others hide. */
const OF_INTEREST =
  /(?:display|visibility|opacity|font|text-indent|left|right|top|bottom|inset|margin|transform|scale|zoom|clip|color|background|width|height|overflow|filter|position|--\w)[\w-]*\s*:/i

/** Selectors, the declarations so far, and what stands behind the last of them. */
type Block = { heads: string[]; declarations: string[]; last: string }

/** The rules of a style sheet that hold for whoever reads on a screen, those within others with the outer selector before their own. */
export function readSheet(css: string, maxRules: number): StyleRule[] {
  const rules: StyleRule[] = []
  const stack: Block[] = [{ heads: [], declarations: [], last: '' }]
  let skipped = 0
  for (const [piece] of unwrapped(css).matchAll(/[{};]|[^{};]+/g)) {
    const block = stack.at(-1)
    if (rules.length >= maxRules || block === undefined) break
    if (piece === '{') {
      const inner = skipped > 0 || stack.length > MAX_DEPTH ? undefined : opened(block)
      block.last = ''
      if (inner) stack.push(inner)
      else skipped += 1
    } else if (piece === '}') {
      if (skipped > 0) skipped -= 1
      else if (stack.length > 1) rules.push(...closed(stack.pop()))
    } else if (skipped === 0) {
      if (piece === ';') block.declarations.push(block.last)
      block.last = piece === ';' ? '' : piece
    }
  }
  while (stack.length > 1) rules.push(...closed(stack.pop()))
  return rules
}

/** Comments and marks that hide a sheet from browsers of the last century are no part of it. */
function unwrapped(css: string): string {
  return css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '').replace(/<!--|-->/g, ' ')
}

/** The block whose head was read last; undefined where it holds for nobody here. */
function opened({ heads: outer, last }: Block): Block | undefined {
  const head = last.trim()
  if (head.startsWith('@')) return holdsHere(head) ? { heads: outer, declarations: [], last: '' } : undefined
  const own = head.split(',', MAX_SELECTORS).filter((selector) => selector.length <= MAX_SELECTOR_CHARS)
  const heads = outer.length === 0 ? own : outer.flatMap((above) => own.map((inner) => within(above, inner)))
  return { heads: heads.slice(0, MAX_SELECTORS), declarations: [], last: '' }
}

function within(above: string, inner: string): string {
  if (above.length > MAX_SELECTOR_CHARS) return above
  return inner.includes('&') ? inner.replaceAll('&', above) : `${above} ${inner}`
}

function holdsHere(head: string): boolean {
  const [, name = '', query = ''] = /^@([\w-]+)\s*([\s\S]*)$/.exec(head.slice(0, 1_000)) ?? []
  switch (name.toLowerCase()) {
    case 'media':
      return holdsOnScreen(query)
    case 'supports':
      return SUPPORTED.test(query)
    case 'layer':
      return true
    default:
      return false
  }
}

function closed(block: Block | undefined): StyleRule[] {
  const declarations = block ? [...block.declarations, block.last].join(';') : ''
  if (!block || block.heads.length === 0 || !OF_INTEREST.test(unescaped(declarations))) return []
  const declared = readDeclarations(declarations)
  return block.heads.flatMap((head) => {
    const selector = readSelector(head)
    return selector ? [{ selector, declared }] : []
  })
}
