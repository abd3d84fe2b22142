import type { Mention } from './mention.ts'

const EASTERN = /[\u3040-\u9fff\uac00-\ud7af]/
const WORDS =
  /(?:星期|周|週|礼拜|禮拜)(?<chinese>[一二三四五六日天])|(?<kanji>[月火水木金土日])曜|(?<hangul>[월화수목금토일])요일|昨日|今日|明日|昨天|今天|明天|어제|오늘|내일/g
const WEEKDAYS = ['一月월', '二火화', '三水수', '四木목', '五金금', '六土토', '日天일']
const DAYS_AWAY = new Map(
  Object.entries({ 昨日: -1, 昨天: -1, 어제: -1, 今日: 0, 今天: 0, 오늘: 0, 明日: 1, 明天: 1, 내일: 1 }),
)

/** Weekdays and words like yesterday of Chinese, Japanese and Korean, which write them without spaces. */
export function readEasternWords(text: string): Mention[] {
  if (!EASTERN.test(text)) return []
  return Array.from(text.matchAll(WORDS), ({ 0: words, index: start, groups }): Mention => {
    const place = { start, end: start + words.length, text: words }
    const sign = groups?.['chinese'] ?? groups?.['kanji'] ?? groups?.['hangul']
    if (sign !== undefined)
      return { ...place, weekday: WEEKDAYS.findIndex((signs) => signs.includes(sign)) + 1 }
    return { ...place, daysAway: [DAYS_AWAY.get(words) ?? 0], isRelative: true, isDoubtful: true }
  })
}
