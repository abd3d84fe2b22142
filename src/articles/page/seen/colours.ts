/** Red, green and blue from 0 to 255, and how much of it there is, from 0 to 1. */
export type Colour = { red: number; green: number; blue: number; alpha: number }

const NAMED: Record<string, string> = {
  white: '#ffffff',
  snow: '#fffafa',
  ivory: '#fffff0',
  whitesmoke: '#f5f5f5',
  ghostwhite: '#f8f8ff',
  black: '#000000',
  transparent: '#00000000',
  red: '#ff0000',
  yellow: '#ffff00',
  blue: '#0000ff',
  green: '#008000',
  gray: '#808080',
  grey: '#808080',
}
const FUNCTION = /^(rgb|hsl)a?\(([^()]{1,80})\)$/
/** So far apart, in the sum of the three, letters cannot be told from their ground. */
const MAX_UNSEEN_DISTANCE = 18

/** Undefined for what is no colour by itself, such as `inherit` or a gradient. */
export function readColour(text: string): Colour | undefined {
  const bare = NAMED[text] ?? text
  const hex = /^#([\da-f]{3,8})$/.exec(bare)?.[1]
  if (hex !== undefined) return ofHex(hex.length < 6 ? hex.replace(/./g, '$&$&') : hex)
  const [, kind, inside = ''] = FUNCTION.exec(bare) ?? []
  const parts = inside.split(/[\s,/]+/).filter((part) => part !== '')
  const [first = '', second = '', third = '', last = '1'] = parts
  if (kind === undefined || parts.length < 3) return undefined
  const alpha = portion(last)
  if (kind === 'hsl') return ofLightness(portion(third), portion(second), alpha)
  return { red: channel(first), green: channel(second), blue: channel(third), alpha }
}

/** Whether letters of one colour cannot be seen on a ground of the other. */
export function areAlike(one: Colour, other: Colour): boolean {
  const distance =
    Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue)
  return distance <= MAX_UNSEEN_DISTANCE
}

function ofHex(hex: string): Colour | undefined {
  if (hex.length !== 6 && hex.length !== 8) return undefined
  const [red = 0, green = 0, blue = 0, alpha = 255] = (hex.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  )
  return { red, green, blue, alpha: alpha / 255 }
}

/** Only what has no colour, white and black first of all, is worth being told from one another here. */
function ofLightness(lightness: number, saturation: number, alpha: number): Colour | undefined {
  if (saturation > 0.05 && lightness > 0.02 && lightness < 0.98) return undefined
  const grey = Math.round(lightness * 255)
  return { red: grey, green: grey, blue: grey, alpha }
}

function channel(text: string): number {
  return text.endsWith('%') ? portion(text) * 255 : Number(text)
}

function portion(text: string): number {
  const number = Number.parseFloat(text)
  return text.endsWith('%') ? number / 100 : number
}
