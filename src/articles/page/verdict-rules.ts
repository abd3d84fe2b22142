import type { Block } from '../article.ts'
import { CONSENT, isConsentWall } from '../consent.ts'
import { isLinked } from './extract/prose.ts'
import { signs } from './verdict-signs.ts'
import { honestSentences, isListOfHeadlines, isNotice, linesWith } from './verdict-words.ts'

/** Why there is nothing to read on a page. */
export type Refusal = 'paywall' | 'cookie_wall' | 'empty' | 'not_an_article'

/** What a page shows, and what was made of it. */
export type Seen = {
  title: string
  /** All blocks that a reader sees, menus included. */
  blocks: Block[]
  /** The article that was found. */
  paragraphs: Block[]
  /** Words of the article. */
  words: number
  /** What is said to readers without scripts. */
  withoutScripts: string
  /** Whether the page says that one has to pay. */
  isPaid: boolean
  /** Whether a window asked for consent to cookies. */
  hadConsentWindow: boolean
}

/** One kind of page that is no article; the first rule that applies gives the reason. */
export type VerdictRule = {
  name: string
  why: string
  refusal: Refusal
  message: string
  applies(seen: Seen): boolean
}

/** Who says that one has to pay and shows less has shown the beginning. */
const PAID_WORDS = 60
/** The same where an offer to subscribe stands below the text as well. */
const PAID_OFFER_WORDS = 120
/** A text with two honest sentences is an article, whatever its page says beside it. */
const FEW = 2
/** How far below its beginning an article may go on as an offer. */
const NEXT_BLOCKS = 3
const MIN_HEADLINES = 5

export const verdictRules: VerdictRule[] = [
  {
    name: 'bot check',
    why: 'A gate wants to know whether a person is asking.',
    refusal: 'not_an_article',
    message: 'The site does not show this page to programs: it checks whether a person is asking.',
    applies: (seen) => isSaid(seen, signs.robot) && honestSentences(seen, signs.robot) < FEW,
  },
  {
    name: 'error page',
    why: 'The address leads nowhere any more, although the site answers as if it did.',
    refusal: 'not_an_article',
    message: 'The page says that there is no such article.',
    applies: (seen) => isSaid(seen, signs.lost) && honestSentences(seen, signs.lost) < FEW,
  },
  {
    name: 'cookie wall',
    why: 'Nothing is shown before a reader has agreed to cookies.',
    refusal: 'cookie_wall',
    message: 'This page only asks for consent to cookies.',
    applies: (seen) =>
      (seen.hadConsentWindow && !seen.blocks.some(isLinked) && seen.paragraphs.length === 0) ||
      (honestSentences(seen, CONSENT) < FEW &&
        (isConsentWall(textOf(seen.paragraphs)) || isConsentWall(textOf(seen.blocks)))),
  },
  {
    name: 'paywall',
    why: 'Only the beginning is shown to those who do not pay.',
    refusal: 'paywall',
    message: 'The article is behind a paywall: the page shows only its beginning.',
    applies: (seen) =>
      (seen.isPaid && seen.words < PAID_WORDS) ||
      (seen.words < PAID_OFFER_WORDS &&
        (seen.isPaid || honestSentences(withoutOffers(seen), signs.paid) < FEW) &&
        goesOnForMoney(seen)),
  },
  {
    name: 'list of headlines',
    why: 'A front page or a section leads to articles and is none.',
    refusal: 'not_an_article',
    message: 'This page is a list of headlines, not an article.',
    applies: (seen) => isListOfHeadlines(seen, MIN_HEADLINES),
  },
  {
    name: 'shell',
    why: 'The article comes only with scripts, which are not run here.',
    refusal: 'empty',
    message: 'The page is empty without scripts, which are not run here.',
    applies: (seen) =>
      (isSaid(seen, signs.scripts) || signs.scripts.test(seen.withoutScripts)) &&
      honestSentences(seen, signs.scripts) === 0,
  },
  {
    name: 'login',
    why: 'Nobody but its members may see what is behind it.',
    refusal: 'not_an_article',
    message: 'The page asks its readers to log in.',
    applies: (seen) => isSaid(seen, signs.login) && honestSentences(seen, signs.login) === 0,
  },
  {
    name: 'empty',
    why: 'There is nothing.',
    refusal: 'empty',
    message: 'There is no text on this page.',
    applies: ({ paragraphs }) => !paragraphs.some(({ text }) => /\p{L}/u.test(text)),
  },
]

function isSaid({ title, blocks }: Seen, sign: RegExp): boolean {
  return sign.test(title) || linesWith(blocks, sign).length > 0
}

function withoutOffers(seen: Seen): Seen {
  return { ...seen, paragraphs: seen.paragraphs.filter((block) => !isNotice(block, signs.paid)) }
}

/** Whether an offer stands where the text should go on. */
function goesOnForMoney(seen: Seen): boolean {
  const { blocks, paragraphs } = seen
  // An offer that was taken for the end of the text stands below what it is about.
  const last = (withoutOffers(seen).paragraphs.at(-1) ?? paragraphs.at(-1))?.text
  const at = last === undefined ? -1 : blocks.findLastIndex(({ text }) => text.endsWith(last))
  return linesWith(blocks.slice(at + 1, at < 0 ? undefined : at + 1 + NEXT_BLOCKS), signs.paid).length > 0
}

function textOf(blocks: Block[]): string {
  return blocks.map(({ text }) => text).join('\n')
}
