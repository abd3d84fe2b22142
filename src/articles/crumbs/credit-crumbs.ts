import { AGENCIES } from './agencies.ts'
import { SOURCE_LABELS } from './credit-labels.ts'
import type { CrumbRule } from './crumb.ts'
import { inEitherCase } from './one-of.ts'
import { CAPITALS } from './words.ts'
import { DATE_PATTERN } from '../dates.ts'

const SOURCE = `(?:${inEitherCase(SOURCE_LABELS)})`
const ENDED = '[.!?…。！？।۔]["\'”’»」)\\]]*'
const SIGN = '\\p{Ll}{2,4}'

/** For whom the text was written. */
export const creditCrumbs: CrumbRule[] = [
  {
    name: 'credit-after-wide-space',
    reason: 'The agency or paper that is credited behind the last sentence, set apart by wide spaces.',
    where: ['last-words'],
    pattern: new RegExp(
      `^(?<kept>.*${ENDED})(?: {2,}[-–—(\\[]{0,2} ?(?<credit>${AGENCIES})|\\s{3,}(?<credit>${CAPITALS}))[)\\]]?$`,
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
      `^(?<kept>.*${ENDED})\\s?(?:[-–—]{1,2}\\s?(?<credit>${AGENCIES})|[(（\\[](?:${SIGN}/)?(?<credit>${AGENCIES})(?:/${SIGN})?[)）\\]])\\.?$`,
      'u',
    ),
    examples: {
      matches: [
        'It is over. — Reuters',
        'It is over.—AFP',
        'It is over. (AP)',
        'Es ist vorbei. (jmu/dpa)',
        'È finita. (ANSA).',
        '終わった。（共同）',
      ],
      spares: [
        'The story came from Reuters',
        'He works for the agency - AFP',
        'It is over. (AP said so)',
        '"It is over," he told AFP.',
        'It is over. (the AP)',
      ],
    },
  },
  {
    name: 'credit-alone',
    reason: 'The agency that is credited on the last line.',
    where: ['tail'],
    pattern: new RegExp(
      `^(?:${SOURCE}\\s?[:：]\\s?|[Ww]ith (?:agency )?inputs? from )?[-–—(（\\[]{0,2} ?(?:${SIGN}/)?(?<credit>${AGENCIES})(?:/${SIGN})?[)）\\].]?$`,
      'u',
    ),
    examples: {
      matches: [
        'Reuters',
        '— AP',
        '[AFP]',
        'Source: Xinhua',
        'With inputs from PTI',
        'DAWN',
        'Quelle: dpa',
        'dpa/jm',
        'Fonte: Lusa',
        'المصدر: رويترز',
        'Источник: ТАСС',
        '(भाषा)',
      ],
      spares: [
        'Reuters reported this',
        'AP and others',
        'Source: the ministry',
        'WASHINGTON',
        'Quelle: Ministerium',
      ],
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
