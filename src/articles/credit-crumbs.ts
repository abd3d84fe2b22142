import type { CrumbRule } from './crumb.ts'
import { BYLINE_LABELS } from './crumb-labels.ts'
import { AGENCIES, CAPITALS, MONTH_DAY, NAMES, PLACE } from './crumb-words.ts'
import { DATE_PATTERN } from './dates.ts'

/** Who wrote the text, where, and for whom. */
export const creditCrumbs: CrumbRule[] = [
  {
    name: 'byline',
    reason: 'The name of the writer belongs to the article, not into its text.',
    where: ['head'],
    pattern:
      /^(?:[Bb][Yy]|[Pp][Aa][Rr]|[Vv][Oo][Nn]|[Pp][Oo][Rr])\s*:?\s+(?<byline>\p{Lu}[\p{L}.'’-]{0,30}(?:,? (?:and |AND |& |et |und |y |avec |mit |con |de )?\p{Lu}[\p{L}.'’-]{0,30}){1,5})$/u,
    examples: {
      matches: [
        'By Jane Doe',
        'BY JANE DOE and JOHN R. ROE',
        'Par Le Monde avec AFP',
        'Von Jana Müller und Max Roth',
        'Por Ana López',
      ],
      spares: [
        'By Friday',
        'By Jane Doe, who was there at the time',
        'Bypass roads',
        'Von Berlin nach Paris',
        'Par Amour',
        'Por fin en Madrid',
      ],
    },
  },
  {
    name: 'byline-after-label',
    reason: 'The same, after a word that can only introduce it.',
    where: ['head'],
    pattern: new RegExp(`^(?:${BYLINE_LABELS})(?<byline>[^:.!?،۔।]{3,60})$`, 'iu'),
    examples: {
      matches: [
        'بقلم محمد علي',
        'تحریر: احمد خان',
        'تحرير: محمد علي',
        'लेखक: राम सिंह',
        'Author: Jane Doe',
        'Written by Jane Doe',
      ],
      spares: ['تحرير الموصل', 'Author of the book dies', 'Written by hand. It is a letter.'],
    },
  },
  {
    name: 'dateline',
    reason: 'The place a report is filed from, alone on its line in capitals.',
    where: ['below-title'],
    pattern: new RegExp(`^(?=.{3,60}$)${PLACE}${MONTH_DAY}(?: \\((?:${AGENCIES})\\))?\\s?[:—–-]?$`, 'u'),
    examples: {
      matches: ['WASHINGTON', 'NEW YORK, Feb 5 (Reuters)', 'PORT-AU-PRINCE, HAITI', 'KARACHI:'],
      spares: [
        'Washington',
        'BREAKING NEWS',
        'WHAT WE KNOW',
        'KEY POINTS',
        'US',
        'WASHINGTON: Talks will begin',
      ],
    },
  },
  {
    name: 'dateline-in-text',
    reason: 'The place a report is filed from, as agencies put it before the first sentence.',
    where: ['lead'],
    pattern: new RegExp(
      `^(?:(?=\\p{Lu}{4}|\\p{Lu}+[ -])${PLACE}${MONTH_DAY}\\s?(?:\\([\\p{L} .&/-]{2,30}\\)\\s?[—–:-]{1,2}|:|\\s[—–-]{1,2})|(?<dateline>${NAMES})${MONTH_DAY} \\((?:${AGENCIES})\\)\\s?[—–:-]{1,2})\\s?\\S`,
      'u',
    ),
    examples: {
      matches: [
        'WASHINGTON (Reuters) - Talks will begin next month.',
        'ISLAMABAD: Talks will begin next month.',
        'NEW YORK, Feb 5 (AP) — Talks will begin.',
        'Paris (AFP) – Talks will begin.',
      ],
      spares: [
        'UPDATE 1: Talks will begin.',
        'NATO: what it is',
        'Washington: Talks will begin.',
        'WASHINGTON is a city.',
      ],
    },
  },
  {
    name: 'credit-after-wide-space',
    reason: 'The agency or paper that is credited behind the last sentence, set apart by wide spaces.',
    where: ['last-words'],
    pattern: new RegExp(
      `^(?<kept>.*[.!?…。।۔]["'”’»)\\]]*)(?: {2,}[-–—(\\[]{0,2} ?(?<credit>${AGENCIES})|\\s{3,}(?<credit>${CAPITALS}))[)\\]]?$`,
      'u',
    ),
    examples: {
      matches: ['why not the same?"    DAWN', 'It is over.  Reuters', 'It is over.   THE NATION'],
      spares: [
        'It is over. DAWN',
        'It is over.  NASA',
        'Last month    DAWN',
        'It is over.   Then it rained.',
      ],
    },
  },
  {
    name: 'credit-after-dash',
    reason: 'The agency that is credited behind the last sentence, after a dash or in brackets.',
    where: ['last-words'],
    pattern: new RegExp(
      `^(?<kept>.*[.!?…。।۔]["'”’»)\\]]*)\\s?(?:[-–—]{1,2}\\s?(?<credit>${AGENCIES})|[(\\[](?<credit>${AGENCIES})[)\\]])$`,
      'u',
    ),
    examples: {
      matches: ['It is over. — Reuters', 'It is over.—AFP', 'It is over. (AP)'],
      spares: ['The story came from Reuters', 'He works for the agency - AFP', 'It is over. (AP said so)'],
    },
  },
  {
    name: 'credit-alone',
    reason: 'The agency that is credited on the last line.',
    where: ['tail'],
    pattern: new RegExp(
      `^(?:[Ss]ource\\s?:\\s?|[Ww]ith (?:agency )?inputs? from )?[-–—(\\[]{0,2} ?(?<credit>${AGENCIES})[)\\].]?$`,
      'u',
    ),
    examples: {
      matches: ['Reuters', '— AP', '[AFP]', 'Source: Xinhua', 'With inputs from PTI', 'DAWN'],
      spares: ['Reuters reported this', 'AP and others', 'Source: the ministry', 'WASHINGTON'],
    },
  },
  {
    name: 'published-in',
    reason: 'The paper says in which issue the text was printed.',
    where: ['tail'],
    pattern: new RegExp(
      `^Published in (?<credit>[\\p{L} .'’-]{2,40}), (?<published>${DATE_PATTERN})\\.?$`,
      'iu',
    ),
    examples: {
      matches: [
        'Published in Dawn, February 5th, 2023',
        'Published in The Express Tribune, 5 February 2023.',
      ],
      spares: ['Published in Dawn', 'Published in Lahore, the book sold well.'],
    },
  },
]
