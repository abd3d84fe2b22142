import type { Block } from '../article.ts'
import { barePhrase, isLinked, isSentence } from './extract/prose.ts'

type Page = { title: string; blocks: Block[]; paragraphs: Block[] }

/** Pages that ask for something or are sorry say so in few words. */
const MAX_LINE_CHARS = 400
const SENTENCES = /(?<=[.!?…؟۔।])["'”’»)\]]*\s+|(?<=[。！？])/u
const MIN_SENTENCE_WORDS = 3
const MIN_UNSPACED_CHARS = 8
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const WITHOUT_STOPS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const THAI_SENTENCE_CHARS = 60
/** A page that speaks to its reader is speaking of itself. */
const TO_THE_READER =
  /(?<!\p{L})(?:you|your|we|our|us|please|click|try|sorry|oops|vous|votre|nous|veuillez|sie|ihre?[nm]?|ihr|bitte|wir|leider|usted|su navegador|por favor|lo sentimos|hemos|prego|siamo|spiacenti|você|desculpe|je|jouw|u|uw|wij|helaas|proszę|przepraszamy|du|vi|вы|ваш\p{L}*|пожалуйста|мы|lütfen|üzgünüz)(?!\p{L})|يرجى|عذر|معذرت|آپ|क्षमा|कृपया|您|お客様|ください|죄송/iu
/** Who reports what was said is not speaking of the page. */
const REPORTED =
  /\b(?:said|says|told|tells|according to)\b|(?<!\p{L})(?:sagte|teilte|dijo|ha detto|zei|сказал\p{L}*|قال|कहा|کہا)(?!\p{L})/iu
const MIN_HEADLINE_WORDS = 3
const MIN_TEASER_CHARS = 20
const MAX_LABEL_CHARS = 60

/** The short blocks in which a page says something. */
export function linesWith(blocks: Block[], pattern: RegExp): Block[] {
  return blocks.filter(({ text }) => text.length <= MAX_LINE_CHARS && pattern.test(text))
}

/** Whether a block says so itself, and does not report it. */
export function isNotice({ text }: Block, sign: RegExp): boolean {
  return text.length <= MAX_LINE_CHARS && sign.test(text) && !REPORTED.test(text)
}

/** How many sentences of the article are not what a page with such a sign says of itself. */
export function honestSentences({ paragraphs }: Page, sign: RegExp): number {
  let count = 0
  for (const block of paragraphs) {
    if (block.kind === 'heading' || isLinked(block)) continue
    if (WITHOUT_STOPS.test(block.text)) count += Math.floor(block.text.length / THAI_SENTENCE_CHARS)
    else count += block.text.split(SENTENCES).filter((text) => isHonest(text, sign)).length
  }
  return count
}

function isHonest(sentence: string, sign: RegExp): boolean {
  const text = sentence.trim()
  const isLong = UNSPACED.test(text)
    ? text.length >= MIN_UNSPACED_CHARS
    : text.split(/\s+/).length >= MIN_SENTENCE_WORDS
  if (!isLong || !isSentence(text)) return false
  return REPORTED.test(text) || (!sign.test(text) && !TO_THE_READER.test(text))
}

/** Whether every sentence of a page stands below a headline that leads elsewhere, of which there are many. */
export function isListOfHeadlines({ title, blocks, paragraphs }: Page, minHeadlines: number): boolean {
  const isHeadline = (block: Block) =>
    isLinked(block) && isLongEnough(block.text) && barePhrase(block.text) !== barePhrase(title)
  if (blocks.filter(isHeadline).length < minHeadlines) return false
  const own = new Set(paragraphs.map(({ text }) => text))
  const telling = blocks.filter((block) => isHeadline(block) || isTeaser(block) || block.kind === 'heading')
  const teasers = telling.flatMap((block, index) =>
    own.has(block.text) && isTeaser(block) ? [telling[index - 1]] : [],
  )
  const found = paragraphs.filter((block) => isTeaser(block))
  return teasers.length >= found.length && teasers.every((above) => above !== undefined && isHeadline(above))
}

function isLongEnough(headline: string): boolean {
  return UNSPACED.test(headline)
    ? headline.length >= MIN_UNSPACED_CHARS
    : headline.split(' ').length >= MIN_HEADLINE_WORDS
}

/** A sentence that is no link, or a text too long for a label. */
function isTeaser(block: Block): boolean {
  const { text, kind } = block
  if (kind === 'heading' || text.length < MIN_TEASER_CHARS || isLinked(block)) return false
  return isSentence(text) || WITHOUT_STOPS.test(text) || text.length > MAX_LABEL_CHARS
}
