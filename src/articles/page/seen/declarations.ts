/** What a style says: values by the names of properties, in lower case, without comments, escapes and variables. */
export type Declarations = Map<string, string>

export type Declared = { usual: Declarations; important: Declarations }

const MAX_CHARS = 5_000
const ESCAPE = /\\(?:([\da-f]{1,6})[ \t\n]?|([^\n]))/gi

/** Reads what stands between the braces of a rule, or in an attribute `style`. Later declarations win; broken ones are passed over. */
export function readDeclarations(css: string): Declared {
  const declared: Declared = { usual: new Map(), important: new Map() }
  for (const part of unescaped(css.slice(0, MAX_CHARS)).toLowerCase().split(';')) {
    const colon = part.indexOf(':')
    if (colon < 0) continue
    const name = part.slice(0, colon).trim()
    const [value = '', mark] = part.slice(colon + 1).split('!', 2)
    if (/^-{0,2}[a-z][\w-]*$/.test(name) && value.trim() !== '')
      (mark?.trim() === 'important' ? declared.important : declared.usual).set(name, value.trim())
  }
  return declared
}

/** CSS without its comments, and with each escaped character as itself. */
export function unescaped(css: string): string {
  const bare = css.includes('/*') ? css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '') : css
  if (!bare.includes('\\')) return bare
  return bare.replace(ESCAPE, (_, hex: string | undefined, letter: string | undefined) =>
    hex === undefined ? (letter ?? '') : characterOf(Number.parseInt(hex, 16)),
  )
}

function characterOf(point: number): string {
  return point > 0 && point < 0x11_00_00 ? String.fromCodePoint(point) : ''
}
