import { AGENCIES } from './agencies.ts'
import { CITIES } from './cities.ts'
import type { CrumbRule } from './crumb.ts'
import { MONTH_DAY, NAMES, PLACE, SHAPE_OF_DATE } from './words.ts'

const DASH = '\\s?(?:\\.[—–-]|[—–:-]{1,2})'
const FIRST_NAMES =
  'New|Bad|San|Santa|São|Saint|Sankt|Port|Porto|Puerto|Fort|Villa|Vila|Rio|Río|Los|Las|La|Le|El'
const ONE_PLACE = `(?:(?:${FIRST_NAMES}) )?\\p{Lu}[\\p{L}'’-]{2,30}`
const ONE_IN_CAPITALS = `(?:(?:${FIRST_NAMES.toUpperCase()}) )?\\p{Lu}[\\p{Lu}'’-]{3,30}`
const DAY_AND_AGENCY = `${MONTH_DAY}(?: \\((?:${AGENCIES})\\))?`

/** The place a report is filed from. */
export const datelineCrumbs: CrumbRule[] = [
  {
    name: 'dateline',
    reason: 'The place a report is filed from, alone on its line in capitals.',
    where: ['below-title'],
    pattern: new RegExp(
      `^(?=.{3,60}$)(?:(?:(?<dateline>${CITIES})|(?=${ONE_IN_CAPITALS}\\s?[—–-]?$|[^,(]{3,40}[,(:])${PLACE})${DAY_AND_AGENCY})\\s?[:—–-]?$`,
      'u',
    ),
    examples: {
      matches: [
        'WASHINGTON',
        'NEW YORK, Feb 5 (Reuters)',
        'PORT-AU-PRINCE, HAITI',
        'RIO DE JANEIRO',
        'DERA ISMAIL KHAN:',
        'KARACHI:',
        'ROMA, 05 FEB',
      ],
      spares: [
        'Washington',
        'BREAKING NEWS',
        'WHAT WE KNOW',
        'KEY POINTS',
        'US',
        'WASHINGTON: Talks will begin',
        'TEARS AND CHEERS',
        'THE LONG WAIT',
        'GIRLS BASKETBALL',
        'KIND OF SCARY',
        'GPU',
      ],
    },
  },
  {
    name: 'dateline-above-title',
    reason: 'A city that papers report from, or a place with a day, is a dateline above the title too.',
    where: ['section', 'below-standfirst'],
    pattern: new RegExp(
      `^(?:(?<dateline>${CITIES})|(?=[^,]{3,40}, \\p{L}*\\.? ?\\d)${PLACE}${DAY_AND_AGENCY})\\s?[:—–-]?$`,
      'u',
    ),
    examples: {
      matches: ['WASHINGTON', 'NEW YORK:', 'VALVERDE, Feb 5', 'TARN, 5 FEB (AFP)'],
      spares: ['LONDON CALLING', 'BREXIT', 'PARIS, TEXAS', 'London', 'VALVERDE'],
    },
  },
  {
    name: 'place-and-date',
    reason: 'A place and the day, as letters begin, say where and when a report was written.',
    where: ['head', 'below-standfirst'],
    pattern: new RegExp(
      `^(?!(?:By|Par|Von|Por|Di|On|${AGENCIES})(?!\\p{L}))(?<dateline>${ONE_PLACE}),? (?:(?:den|le|il|el|em) )?(?<day>${SHAPE_OF_DATE})\\.?$`,
      'u',
    ),
    examples: {
      matches: [
        'Valverde, 5 de febrero de 2023',
        'Lyon, le 12 mars 2024',
        'Bad Kern, 5. Februar 2023',
        'New Tarn, February 5, 2023',
      ],
      spares: [
        'On February 5, 2023',
        'Valverde, 5 de febrero',
        'Talks begin, 5 February 2023',
        'Talks in Tarn, 5 Feb 2023',
      ],
    },
  },
  {
    name: 'dateline-in-text',
    reason: 'The place a report is filed from, as agencies put it before the first sentence.',
    where: ['lead'],
    pattern: new RegExp(
      `^(?:(?=\\p{Lu}{4}|\\p{Lu}+[ -]\\p{Lu})${PLACE}${MONTH_DAY}(?:\\s?\\([\\p{L} .&/-]{2,30}\\)${DASH}|\\.? /(?:${AGENCIES})/\\.|:|\\s[—–-]{1,2}| (?:${AGENCIES}) \\|)|(?<dateline>${NAMES})${MONTH_DAY} \\((?:${AGENCIES})(?:/\\p{L}{2,5})?\\)${DASH}|\\((?:${AGENCIES})\\) - ${PLACE}${MONTH_DAY} -)\\s?\\S`,
      'u',
    ),
    examples: {
      matches: [
        'WASHINGTON (Reuters) - Talks will begin next month.',
        'ISLAMABAD: Talks will begin next month.',
        'NEW YORK, Feb 5 (AP) — Talks will begin.',
        'Paris (AFP) – Talks will begin.',
        'Valverde, 5 feb (EFE).- Las conversaciones empezarán.',
        '(ANSA) - TORINO, 05 FEB - I colloqui inizieranno.',
        'МОСКВА, 5 февраля. /ТАСС/. Переговоры начнутся.',
        'Bad Kern (dpa/tmn) - Die Gespräche beginnen.',
        'KERN epd | Die Gespräche beginnen.',
        'ANKARA (AA) - Görüşmeler başlıyor.',
      ],
      spares: [
        'UPDATE 1: Talks will begin.',
        'NATO: what it is',
        'Washington: Talks will begin.',
        'WASHINGTON is a city.',
        'Paris (France) – a city.',
      ],
    },
  },
  {
    name: 'dateline-in-text-uncased',
    reason: 'The same in scripts without capitals, where the agency behind the place tells it.',
    where: ['lead'],
    pattern: new RegExp(
      `^(?:【(?<dateline>\\p{L}{1,12}?)(?:${AGENCIES}|[=＝]\\p{L}{2,12})】|(?<dateline>\\p{Lo}[\\p{Lo}\\p{M}]{1,14}(?: [\\p{Lo}\\p{M}]{1,14}){0,2})(?:[،,] ?(?:\\p{Nd}{1,2}|[\\p{Lo}\\p{M}]{2,8}) [\\p{Lo}\\p{M}]{2,12})? ?(?:\\((?:${AGENCIES}|نامہ نگار|نمائندہ خصوصی|ویب ڈیسک|एजेंसी)\\)\\s?[-–—:ـ।۔]?|[-–—] ?(?:${AGENCIES}) ?[-–—:]))\\s?\\S`,
      'u',
    ),
    examples: {
      matches: [
        'القاهرة (رويترز) - تبدأ المحادثات.',
        'الوادي - وكالات: تبدأ المحادثات.',
        'لاہور (نامہ نگار) مذاکرات شروع ہوں گے۔',
        'सूरजगढ़, पांच फरवरी (भाषा) वार्ता शुरू होगी।',
        '【ソウル共同】協議が始まる。',
      ],
      spares: [
        'القاهرة (مصر) - مدينة.',
        'القاهرة مدينة كبيرة.',
        '【解説】協議が始まる。',
        'वार्ता (बातचीत) शुरू होगी।',
      ],
    },
  },
]
