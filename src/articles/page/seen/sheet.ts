import { readDeclarations, unescaped, type Declared } from './declarations.ts'
import { holdsOnScreen } from './media.ts'
import { readSelector, type Selector } from './selectors.ts'

export type StyleRule = { selector: Selector; declared: Declared }

const MAX_DEPTH = 8
const MAX_SELECTORS = 40
const SUPPORTED = /^\(\s*(?:display|position|gap|object-fit|aspect-ratio)\s*:/
/** The declarations that can hide a text, or show again what others hide. */
const OF_INTEREST =
  /(?:display|visibility|opacity|font|text-indent|left|right|top|bottom|inset|margin|transform|scale|zoom|clip|color|background|width|height|overflow|filter|position|--\w)[\w-]*\s*:/i

type Block = { heads: string[] | undefined; text: string }

/** The rules of a style sheet that hold for whoever reads on a screen, those within others with the outer selector before their own. */
export function readSheet(css: string, maxRules: number): StyleRule[] {
  const rules: StyleRule[] = []
  const stack: Block[] = [{ heads: [], text: '' }]
  let skipped = 0
  for (const [piece] of unwrapped(css).matchAll(/[{};]|[^{};]+/g)) {
    const block = stack.at(-1)
    if (rules.length >= maxRules || block === undefined) break
    if (piece === '{') {
      const inner = skipped > 0 || stack.length > MAX_DEPTH ? undefined : opened(block)
      if (inner) stack.push(inner)
      else skipped += 1
    } else if (piece === '}') {
      if (skipped > 0) skipped -= 1
      else if (stack.length > 1) rules.push(...closed(stack.pop()))
      else block.text = ''
    } else if (skipped === 0) {
      // The head of a block is what stands behind the last declaration.
      if (piece === ';' && stack.length === 1) block.text = ''
      else block.text += piece
    }
  }
  while (stack.length > 1) rules.push(...closed(stack.pop()))
  return rules
}

/** Comments and marks that hide a sheet from browsers of the last century are no part of it. */
function unwrapped(css: string): string {
  return css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '').replace(/<!--|-->/g, ' ')
}

/** The block that begins behind what was read last; undefined where it holds for nobody here. */
function opened(block: Block): Block | undefined {
  const from = block.text.lastIndexOf(';') + 1
  const head = block.text.slice(from).trim()
  block.text = block.text.slice(0, from)
  if (head.startsWith('@')) return holdsHere(head) ? { heads: block.heads, text: '' } : undefined
  const selectors = head.split(',', MAX_SELECTORS)
  const outer = block.heads ?? []
  const heads =
    outer.length === 0
      ? selectors
      : outer.flatMap((above) =>
          selectors.map((inner) =>
            inner.includes('&') ? inner.replaceAll('&', above) : `${above} ${inner}`,
          ),
        )
  return { heads: heads.slice(0, MAX_SELECTORS), text: '' }
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
  if (!block?.heads || block.heads.length === 0 || !OF_INTEREST.test(unescaped(block.text))) return []
  const declared = readDeclarations(block.text)
  return block.heads.flatMap((head) => {
    const selector = readSelector(head)
    return selector ? [{ selector, declared }] : []
  })
}
