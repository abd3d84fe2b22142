import type { Block } from '../article.ts'
import { isConsentWall } from '../consent.ts'
import { isLinked, isProse } from './extract/prose.ts'

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
}

/** One kind of page that is no article; the first rule that applies gives the reason. None applies to two honest sentences. */
export type VerdictRule = {
  name: string
  why: string
  refusal: Refusal
  message: string
  applies(seen: Seen): boolean
}

/** A page that asks for something says so in few words. */
const FEW_WORDS = 150
const TEASER_WORDS = 120
const PAID_TEASER_WORDS = 60
const SHELL_WORDS = 40
const MANY_HEADLINES = 8
const HEADLINE_SHARE = 0.3
const MIN_HEADLINE_CHARS = 15

const BOT =
  /\b(?:just a moment|checking (?:your browser|if the site connection is secure)|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a robot|human)|human verification|access (?:to this page has been )?denied|attention required|pardon our interruption|unusual (?:traffic|activity)|security check|bot detection|ray id:|request unsuccessful|incapsula|captcha|press (?:and|&) hold|ddos protection)\b|请完成安全验证|ロボットではありません/i
const LOST =
  /^(?:oops!?\W*)?(?:error )?404\b|\b(?:page|site|article|story|content|url) (?:was |could )?(?:not|can['’]?t|cannot) be found\b|\b(?:page|article|story) not found\b|\bpage (?:doesn['’]t|does not) exist\b|\bseite (?:wurde )?nicht gefunden\b|\bpage (?:introuvable|non trouvée)\b|\bpágina no encontrada\b|\bpagina non trovata\b|\bpágina não encontrada\b|\bpagina niet gevonden\b|\bстраница не найдена\b|الصفحة غير موجودة|ページが見つかりません|页面不存在|\b(?:410 gone|403 forbidden|500 internal server error|502 bad gateway|503 service unavailable)\b/iu
const SCRIPTS =
  /\b(?:enable|activate|turn on|requires?|needs?|without|allow) (?:\w+ )?javascript\b|\bjavascript (?:is|has been|seems to be|must be) (?:\w+ )?(?:required|disabled|enabled|turned off)\b|\bjavascript (?:aktivieren|ist deaktiviert)\b|\bactiver javascript\b|\bhabilit(?:e|ar) javascript\b/i
const PAID =
  /\b(?:subscribe (?:now )?to (?:continue|read|keep|unlock|get)|to (?:continue|keep) reading\b|continue reading (?:with|by|for)|(?:this|the) (?:article|story|content|post) is (?:only )?(?:for|available to|reserved for|exclusive to) (?:our |paying |paid )?(?:subscribers|members)|subscribers? only|already a (?:subscriber|member)\?|unlock this (?:article|story)|jetzt weiterlesen|nur für abonnenten|réservé aux abonnés|la suite est réservée|solo para suscriptores|contenuto riservato agli abbonati|exclusivo para assinantes|voor abonnees|только для подписчиков)/iu

export const verdictRules: VerdictRule[] = [
  {
    name: 'bot check',
    why: 'A gate wants to know whether a person is asking.',
    refusal: 'not_an_article',
    message: 'The site does not show this page to programs: it checks whether a person is asking.',
    applies: ({ title, blocks, words }) => words < FEW_WORDS && (BOT.test(title) || someShort(blocks, BOT)),
  },
  {
    name: 'error page',
    why: 'The address leads nowhere any more, although the site answers as if it did.',
    refusal: 'not_an_article',
    message: 'The page says that there is no such article.',
    applies: ({ title, blocks, words }) =>
      words < FEW_WORDS &&
      (LOST.test(title) || blocks.some(({ text, kind }) => kind === 'heading' && LOST.test(text))),
  },
  {
    name: 'cookie wall',
    why: 'Nothing is shown before a reader has agreed to cookies.',
    refusal: 'cookie_wall',
    message: 'This page only asks for consent to cookies.',
    applies: ({ blocks, paragraphs }) => isConsentWall(textOf(paragraphs)) || isConsentWall(textOf(blocks)),
  },
  {
    name: 'list of headlines',
    why: 'A front page or a section leads to articles and is none.',
    refusal: 'not_an_article',
    message: 'This page is a list of headlines, not an article.',
    applies: ({ blocks, paragraphs }) => paragraphs.filter(isProse).length <= 1 && isListOfHeadlines(blocks),
  },
  {
    name: 'shell',
    why: 'The article comes only with scripts, which are not run here.',
    refusal: 'empty',
    message: 'The page is empty without scripts, which are not run here.',
    applies: ({ blocks, words, withoutScripts }) =>
      words < SHELL_WORDS &&
      !blocks.some(isProse) &&
      (SCRIPTS.test(withoutScripts) || someShort(blocks, SCRIPTS)),
  },
  {
    name: 'paywall',
    why: 'Only the beginning is shown to those who do not pay.',
    refusal: 'paywall',
    message: 'The article is behind a paywall: the page shows only its beginning.',
    applies: ({ isPaid, words, blocks }) =>
      (isPaid && words < PAID_TEASER_WORDS) ||
      (words < TEASER_WORDS && (isPaid || someShort(blocks, PAID)) && asksToPay(blocks)),
  },
  {
    name: 'empty',
    why: 'There is nothing.',
    refusal: 'empty',
    message: 'There is no text on this page.',
    applies: ({ paragraphs }) => !paragraphs.some(({ text }) => /\p{L}/u.test(text)),
  },
]

const MAX_NOTICE_CHARS = 400

function someShort(blocks: Block[], pattern: RegExp): boolean {
  return blocks.some(({ text }) => text.length <= MAX_NOTICE_CHARS && pattern.test(text))
}

function asksToPay(blocks: Block[]): boolean {
  return someShort(blocks, PAID)
}

/** Many headlines that lead elsewhere, each with a line or two at most below it, and no text among them. */
function isListOfHeadlines(blocks: Block[]): boolean {
  const headlines = blocks.filter((block) => isLinked(block) && block.text.length > MIN_HEADLINE_CHARS)
  const prose = blocks.filter(isProse)
  return (
    headlines.length >= MANY_HEADLINES &&
    headlines.length >= blocks.length * HEADLINE_SHARE &&
    prose.length <= headlines.length / 4
  )
}

function textOf(blocks: Block[]): string {
  return blocks.map(({ text }) => text).join('\n')
}
