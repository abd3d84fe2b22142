import { AGENCIES } from './agencies.ts'
import { BYLINE_LABELS, DESKS, OFFICES } from './credit-labels.ts'
import type { CrumbRule } from './crumb.ts'
import { inEitherCase } from './one-of.ts'
import { BAR, NAMES, SHAPE_OF_DATE } from './words.ts'

const OFFICE = `(?:${inEitherCase(OFFICES)})`
const BY = '(?:[Bb][Yy]|[Pp][Aa][Rr]|[Vv][Oo][Nn]|[Pp][Oo][Rr]|[Dd][Ii])'
const NAME = "\\p{Lu}[\\p{L}.'’-]{0,30}"
const AND = '(?:and|AND|&|et|und|UND|y|e|avec|mit|con|com)'

/** Who wrote the text. */
export const writerCrumbs: CrumbRule[] = [
  {
    name: 'byline',
    reason: 'The name of the writer belongs to the article, not into its text.',
    where: ['head', 'below-standfirst'],
    pattern: new RegExp(
      `^${BY}\\s*:?\\s+(?<byline>${NAME}(?:,? (?:${AND} |de )?${NAME}){1,5}?)(?:, (?:${AGENCIES}|${OFFICE}))?$`,
      'u',
    ),
    examples: {
      matches: [
        'By Jane Doe',
        'BY JANE DOE and JOHN R. ROE',
        'By Jane Doe, Staff Reporter',
        'Par Le Monde avec AFP',
        'Von Jana Müller und Max Roth',
        'Por Ana López',
        'di Mario Rossi',
      ],
      spares: [
        'By Friday',
        'By Jane Doe, who was there at the time',
        'Bypass roads',
        'Von Berlin nach Paris',
        'Par Amour',
        'Por fin en Madrid',
        'Di Stefano vince a Torino',
      ],
    },
  },
  {
    name: 'byline-after-label',
    reason: 'The same, after a word that can only introduce it.',
    where: ['head', 'below-standfirst'],
    pattern: new RegExp(`^(?:${BYLINE_LABELS})(?<byline>[^:.!?،۔।。]{2,60})$`, 'iu'),
    examples: {
      matches: [
        'بقلم محمد علي',
        'تحریر: احمد خان',
        'تحرير: محمد علي',
        'लेखक: राम सिंह',
        'Author: Jane Doe',
        'Written by Jane Doe',
        'A cura di Anna Verdi',
        'Автор: Иван Лесной',
        'Muhabir: Ayşe Ok',
        '文：山田花子',
      ],
      spares: [
        'تحرير الموصل',
        'Author of the book dies',
        'Written by hand. It is a letter.',
        'Автор книги умер',
        'A cura del comune: la festa',
      ],
    },
  },
  {
    name: 'byline-with-office',
    reason: 'A name followed by what its owner does for the paper is a signature.',
    where: ['head', 'below-standfirst'],
    pattern: new RegExp(`^(?<byline>${NAMES})(?:, |${BAR})${OFFICE}(?: in ${NAMES})?$`, 'u'),
    examples: {
      matches: [
        'Jane Doe, Staff Reporter',
        'John Roe | Political Editor',
        'Ana López, corresponsal',
        'Jane Doe, Foreign Correspondent in New Tarn',
      ],
      spares: [
        'Jane Doe, mayor of Tarn',
        'Jane Doe, editor and poet, dies',
        'reporters, editors',
        'Our Town, Reporter by Reporter',
      ],
    },
  },
  {
    name: 'byline-with-date',
    reason: 'A name and a date on one line are who wrote the text and when.',
    where: ['head', 'below-standfirst'],
    pattern: new RegExp(
      `^(?:${BY} (?<byline>${NAMES})(?:,? (?:[Oo]n )?|${BAR}| [–—-] )|(?<byline>${NAMES})(?:${BAR}| [–—-] ))(?<day>${SHAPE_OF_DATE})$`,
      'u',
    ),
    examples: {
      matches: [
        'By Jane Doe, 5 February 2023',
        'Jane Doe | Feb 5, 2023, 10:30 AM',
        'Von Jana Müller - 05.02.2023',
        'Ana López · 5 de febrero de 2023',
      ],
      spares: ['By Friday, 5 February', 'Jane Doe was born on 5 February 2023', 'The dam - February'],
    },
  },
  {
    name: 'desk',
    reason: 'The part of a paper that signs a text where no person does.',
    where: ['head', 'below-standfirst'],
    pattern: new RegExp(`^(?<byline>${DESKS})$`, 'iu'),
    examples: {
      matches: [
        'Staff Reporter',
        'Our Correspondent',
        'Web Desk',
        'Redacción',
        'Da Redação',
        'ویب ڈیسک',
        'डिजिटल डेस्क',
      ],
      spares: ['Staff Reporter wins prize', 'Desk', 'Die Redaktion schweigt', 'Redacción de leyes'],
    },
  },
]
