import type { Block } from '../article.ts'
import { barePhrase, isSentence } from './extract/prose.ts'
import { signs } from './verdict-signs.ts'
import { linesWith } from './verdict-words.ts'

type Found = {
  paragraphs: Block[]
  /** Everything that a reader sees on the page. */
  blocks: Block[]
  articleBody: string | undefined
}

/** Lines that lead to the rest, whole but for arrows and brackets. */
const GOES_ON =
  /^(?:continue reading|keep reading|(?:click (?:here )?)?(?:to )?(?:read|view|see) (?:the )?(?:full|whole|entire|rest of (?:the|this)|complete) ?(?:story|article|post|text)?|read on|read more|(?:to )?read the rest|weiterlesen|mehr lesen|lire la suite|seguir leyendo|leer más|continúa leyendo|continua a leggere|leggi tutto|continue (?:lendo|a ler)|continuar (?:lendo|a ler)|leia mais|ler mais|lees (?:verder|meer)|czytaj (?:dalej|więcej)|читать (?:далее|дальше|полностью)|läs (?:mer|vidare)|les mer|læs (?:mere|videre)|devamını oku|devamı|اقرأ المزيد|متابعة القراءة|مزید پڑھیں|آگے پڑھیں|आगे पढ़ें|पूरा पढ़ें|और पढ़ें|続きを読む|もっと読む|阅读全文|查看全文|더 보기|계속 읽기)$/iu
const DECORATION = /^[\s[(→»›>…•.]+|[\s\])→»›>…•.]+$/gu
const TRAILS_OFF = /[[(]\s*(?:…|\.{3})\s*[\])]$/u
const ELLIPSIS = /(?:…|\.{3})$/u
/** Scripts whose sentences end as they like. */
const WITHOUT_STOPS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
const WITHIN_SENTENCE = /[\p{Ll}\p{Lo}\p{M},;–—-]$/u
/** An agency or initials behind the last stop. */
const SIGNED = /[.!?…。।۔؟]["'”’»)\]]*[\s|–—-]{1,5}\S.{0,30}$/u
const SIGNATURE = /(?:^|\s)\p{L}{2,5}\/\p{L}{1,5}$/u
const ADDRESS = /\S[./@]\S+$/u
const MIN_LAST_CHARS = 60
const MAX_SENTENCE_CHARS = 500
const INITIALS = /(?<!\p{L})\p{L}{1,2}\./gu
const MAX_END_CHARS = 100
/** Where most other paragraphs do without a stop, so may the last. */
const MIN_STOPPED_SHARE = 0.5
const NEXT_BLOCKS = 3
const MIN_MISSING_CHARS = 400
const MIN_MISSING_SHARE = 0.5
const MIN_PHRASE_CHARS = 40

/** Says when an article looks as if its end were missing; undefined when it does not. */
export function cutWarning(found: Found): string | undefined {
  const last = found.paragraphs.at(-1)
  if (last === undefined) return undefined
  const below = blocksAfter(last, found.blocks)
  if (TRAILS_OFF.test(last.text) || below.some(leadsOn))
    return 'The text looks cut: the page offers to read on.'
  if (linesWith(below, signs.paid).length > 0)
    return 'The text looks cut: the page asks for a subscription to read on.'
  if (endsWithin(last, found.paragraphs)) return 'The text looks cut: it ends within a sentence.'
  return isLongerAsData(found) ? 'The text looks cut: the page says of itself that it has more.' : undefined
}

function blocksAfter({ text }: Block, blocks: Block[]): Block[] {
  const phrase = barePhrase(text)
  const at = blocks.findLastIndex((block) => barePhrase(block.text) === phrase)
  return at < 0 ? [] : blocks.slice(at + 1, at + 1 + NEXT_BLOCKS)
}

/** A heading with such words stands above other stories. */
function leadsOn({ text, kind }: Block): boolean {
  return kind !== 'heading' && text.length < MIN_LAST_CHARS && GOES_ON.test(text.replace(DECORATION, ''))
}

/** A list, a quotation or a line below the text may end as they like. */
function endsWithin(last: Block, paragraphs: Block[]): boolean {
  const { text, kind } = last
  if (kind !== 'paragraph' || text.length < MIN_LAST_CHARS || WITHOUT_STOPS.test(text)) return false
  if (ELLIPSIS.test(text)) return true
  if (isSentence(text) || !WITHIN_SENTENCE.test(text) || isList(text)) return false
  const end = text.slice(-MAX_END_CHARS)
  if (SIGNED.test(end) || SIGNATURE.test(end) || ADDRESS.test(end)) return false
  const others = paragraphs.filter(
    (block) => block !== last && block.kind === 'paragraph' && block.text.length >= MIN_LAST_CHARS,
  )
  const stopped = others.filter((block) => isSentence(block.text))
  return stopped.length >= others.length * MIN_STOPPED_SHARE
}

/** So many words without a stop are a list of names or dates. */
function isList(text: string): boolean {
  return text.length > MAX_SENTENCE_CHARS && !/[.!?。।۔؟]\s/u.test(text.replace(INITIALS, ''))
}

/** Whether the text that the page has of itself goes on behind the last paragraph that was found. */
function isLongerAsData({ paragraphs, articleBody = '' }: Found): boolean {
  const chars = paragraphs.reduce((sum, { text }) => sum + text.length, 0)
  if (articleBody.length < chars + MIN_MISSING_CHARS) return false
  const whole = barePhrase(articleBody)
  for (const { text } of paragraphs.toReversed()) {
    const phrase = barePhrase(text)
    const at = phrase.length < MIN_PHRASE_CHARS ? -1 : whole.indexOf(phrase)
    if (at < 0) continue
    const missing = whole.length - at - phrase.length
    return missing > MIN_MISSING_CHARS && missing > chars * MIN_MISSING_SHARE
  }
  return false
}
