import type { Block } from '../article.ts'
import { barePhrase, isProse, isSentence } from './extract/prose.ts'

const GOES_ON =
  /^[[(→»…\s]*(?:continue reading|keep reading|read (?:the )?(?:full|whole|rest of the) (?:story|article|post)|read on|read more|(?:to )?read the rest|subscribe to (?:read|continue)|sign (?:in|up) to (?:read|continue)|weiterlesen|lire la suite|seguir leyendo|leer más|continua a leggere|continue lendo|lees verder|czytaj dalej|читать далее|اقرأ المزيد|مزید پڑھیں|आगे पढ़ें|devamını oku|続きを読む|阅读全文|더 보기)(?![\p{L}\p{M}])/iu
const TRAILS_OFF = /(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\))\s*$/u
const LOOKED_AT = 3
const MIN_LAST_CHARS = 60
const MORE = 1.5
const MIN_MISSING_CHARS = 400

type Found = {
  paragraphs: Block[]
  /** Everything that a reader sees on the page. */
  blocks: Block[]
  articleBody: string | undefined
}

/** Says when an article looks as if its end were missing; undefined when it does not. */
export function cutWarning({ paragraphs, blocks, articleBody }: Found): string | undefined {
  const last = paragraphs.at(-1)
  if (last === undefined) return undefined
  if (TRAILS_OFF.test(last.text) || invitesOn(last, blocks))
    return 'The text looks cut: the page offers to read on.'
  if (endsWithin(last)) return 'The text looks cut: it ends within a sentence.'
  const chars = paragraphs.reduce((sum, { text }) => sum + text.length, 0)
  const isLonger =
    articleBody !== undefined && articleBody.length > Math.max(chars * MORE, chars + MIN_MISSING_CHARS)
  return isLonger ? 'The text looks cut: the page says of itself that it has more.' : undefined
}

/** Whether one of the next blocks of the page leads to the rest. */
function invitesOn({ text }: Block, blocks: Block[]): boolean {
  const phrase = barePhrase(text)
  const at = blocks.findLastIndex((block) => barePhrase(block.text) === phrase)
  return (
    at >= 0 &&
    blocks.slice(at + 1, at + 1 + LOOKED_AT).some((block) => !isProse(block) && GOES_ON.test(block.text))
  )
}

/** A list, a quotation or a line below the text may end as they like; so may Thai, which has no stops. */
function endsWithin({ text, kind }: Block): boolean {
  if (kind !== 'paragraph' || text.length < MIN_LAST_CHARS || isSentence(text)) return false
  return /[\p{Ll}\p{Lo},–—-]$/u.test(text) && !/\p{Script=Thai}/u.test(text)
}
