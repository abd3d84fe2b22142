import type { Claim } from './claim.ts'
import type { Finding } from './finding.ts'
import type { Grounds } from './grounds.ts'
import { isSameLanguage, subtagOf } from './same-language.ts'

/** `keys`: its words, folded to their beginnings; `content`: those that say something. */
type Sentence = { start: number; end: number; text: string; keys: string[]; content: Set<string> }

const SENTENCE = /[^.!?\n]+(?:[.!?]+(?!\s|["”’])[^.!?\n]+)*/g
const WORD = /\p{L}+(?:['’]\p{L}+)?|\p{N}+/gu
const STEM_CHARS = 5
const MIN_CONTENT_CHARS = 4
/** What is looked through for hints: they are not worth more time. */
const MAX_CHARS = 40_000
const MIN_SHARED = 4
const MIN_SHARE = 0.65
/** So many words before a word may deny it. */
const REACH_WORDS = 3
const NEGATIONS = new Set(
  'not no never neither nor without hardly cannot denied denies deny refused failed'.split(' '),
)
const NEGATED = /n['’]t$/
const UNSAYING = new Set(
  'that with from this have were been their they will would about which there when where what said says also into over than more most other'.split(
    ' ',
  ),
)
const OPPOSITES = new Map(
  `rise:fall rose:fell rising:falling risen:fallen increase:decrease increased:decreased increasing:decreasing grow:shrink grew:shrank gain:loss gains:losses
  gained:lost win:lose won:lost winning:losing wins:loses victory:defeat approve:reject approved:rejected accept:reject accepted:rejected more:fewer more:less
  higher:lower highest:lowest up:down before:after open:close opened:closed opening:closing start:end started:ended begin:end began:ended buy:sell bought:sold
  support:oppose supported:opposed supports:opposes agree:disagree agreed:disagreed agreed:refused allow:ban allowed:banned allow:forbid allowed:prevented
  guilty:innocent convicted:acquitted alive:dead survived:died arrive:leave arrived:left enter:leave entered:left arrested:released hired:fired
  strengthen:weaken strengthened:weakened strong:weak improve:worsen improved:worsened better:worse best:worst first:last early:late earlier:later north:south
  east:west legal:illegal safe:dangerous success:failure succeeded:failed positive:negative praised:criticised praised:criticized confirmed:denied
  confirm:deny largest:smallest biggest:smallest maximum:minimum majority:minority expand:reduce expanded:reduced raise:cut raised:cut raise:lower
  public:private possible:impossible likely:unlikely able:unable true:false hot:cold remember:forget men:women male:female`
    .trim()
    .split(/\s+/)
    .flatMap((pair) => {
      const [one = '', other = ''] = pair.split(':')
      return [
        [one, other],
        [other, one],
      ] as const
    })
    .reduce(
      (all, [one, other]) => all.set(one, [...(all.get(one) ?? []), other]),
      new Map<string, string[]>(),
    ),
)

const sentencesOf = new WeakMap<Grounds, Sentence[]>()

/** Hints where a claim denies what the passage nearest to it says, or the other way round. English only. */
export function hintContradictions(claim: Claim, grounds: Grounds): Finding[] {
  if (
    subtagOf(claim.language ?? grounds.language) !== 'en' ||
    !isSameLanguage(claim.language, grounds.language)
  )
    return []
  const known = sentencesOf.get(grounds) ?? readSentences(grounds)
  sentencesOf.set(grounds, known)
  return sentencesIn(claim.text).flatMap((sentence) => {
    const nearest = nearestTo(sentence, known)
    if (!nearest || !contradicts(sentence, nearest)) return []
    return [
      {
        level: 'hint',
        check: 'contradiction',
        message: 'This may contradict the article.',
        at: { start: sentence.start, end: sentence.end },
        found: sentence.text,
        expected: nearest.text,
      },
    ]
  })
}

function readSentences({ passages }: Grounds): Sentence[] {
  const found: Sentence[] = []
  let chars = 0
  for (const { text } of passages) {
    found.push(...sentencesIn(text.slice(0, MAX_CHARS - chars)))
    chars += text.length
    if (chars >= MAX_CHARS) break
  }
  return found
}

function sentencesIn(text: string): Sentence[] {
  return [...text.slice(0, MAX_CHARS).matchAll(SENTENCE)].flatMap(({ 0: found, index }) => {
    const start = index + found.length - found.trimStart().length
    const sentence = found.trim()
    const keys = [...sentence.matchAll(WORD)].map(([word]) => word.toLowerCase())
    const content = new Set(keys.filter(saysSomething).map(stemOf))
    return keys.length > 0 ? [{ start, end: start + sentence.length, text: sentence, keys, content }] : []
  })
}

const stemOf = (key: string) => key.slice(0, STEM_CHARS)

function saysSomething(key: string): boolean {
  return (
    (key.length >= MIN_CONTENT_CHARS || /\p{N}/u.test(key)) &&
    !UNSAYING.has(key) &&
    !isNegation(key) &&
    !OPPOSITES.has(key)
  )
}

const isNegation = (key: string) => NEGATIONS.has(key) || NEGATED.test(key)

/** The sentence with most of another's words; undefined where that is not nearly the same. */
function nearestTo({ content }: Sentence, known: Sentence[]): Sentence | undefined {
  let nearest: Sentence | undefined
  let most = Math.max(MIN_SHARED, MIN_SHARE * content.size) - 1e-9
  for (const sentence of known) {
    const shared = content.intersection(sentence.content).size
    if (shared <= most) continue
    nearest = sentence
    most = shared
  }
  return nearest
}

function contradicts(one: Sentence, other: Sentence): boolean {
  return denies(one, other) || denies(other, one) || isOpposed(one, other)
}

/** One has a word denied that the other has as it is. */
function denies(one: Sentence, other: Sentence): boolean {
  const denied = one.keys.filter((key, index) => saysSomething(key) && isDenied(one.keys, index))
  return denied.some((key) => {
    const places = other.keys.flatMap((word, index) => (stemOf(word) === stemOf(key) ? [index] : []))
    return places.length > 0 && !places.some((index) => isDenied(other.keys, index))
  })
}

function isDenied(keys: string[], index: number): boolean {
  return keys.slice(Math.max(0, index - REACH_WORDS), index).some(isNegation)
}

function isOpposed(one: Sentence, other: Sentence): boolean {
  return one.keys.some(
    (key) =>
      !other.keys.includes(key) &&
      OPPOSITES.get(key)?.some((opposite) => other.keys.includes(opposite) && !one.keys.includes(opposite)),
  )
}
