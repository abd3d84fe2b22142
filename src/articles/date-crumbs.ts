import type { CrumbRule } from './crumb.ts'
import { PUBLISHED_ABROAD, PUBLISHED_IN_ENGLISH, TIME_AGO } from './crumb-labels.ts'
import { DATE_PATTERN, DAY_FIRST_PATTERN } from './dates.ts'

/** Lines that tell when the page was published. */
export const dateCrumbs: CrumbRule[] = [
  {
    name: 'scraper-date',
    reason: 'The scraper wrote down the day and the section it found the page in.',
    where: ['head'],
    pattern: /^date\s+(?<scraped>\d{4}-\d{2}-\d{2})(?:\s+[\p{L}-]{1,20})?$/iu,
    examples: {
      matches: ['date 2023-02-05 Video', 'date 2023-02-05'],
      spares: [
        'date 2023-02-05 was when the talks began',
        'Date of the talks still open',
        'date 2023-02-05.',
      ],
    },
  },
  {
    name: 'publication-line',
    reason: 'The site prints when it published or changed the page, and how often it was read.',
    where: ['head', 'tail'],
    pattern: new RegExp(
      `^${PUBLISHED_IN_ENGLISH}\\s*[:|-]?\\s*(?<published>${DATE_PATTERN}|${TIME_AGO})(?:\\s+count\\s*:?\\s*\\d{1,9}|[\\s,|•·–-]+${PUBLISHED_IN_ENGLISH}\\s*:?\\s*(?:${DATE_PATTERN}|${TIME_AGO}))?$`,
      'iu',
    ),
    examples: {
      matches: [
        'Published : Sunday, 5 February, 2023 at 12:00 AM    Count : 25',
        'Published: Feb 5, 2023',
        'Last updated on 2023-02-05T10:30:00Z',
        'First Published: 5 February 2023',
        'Updated 2 hours ago',
        'Published 5 February 2023 | Updated 6 February 2023',
      ],
      spares: [
        'Published in 2023, the report caused a stir',
        'Published: a history of the press',
        'Published: 05/02/2023',
        'Updated rules took effect 2 hours ago',
      ],
    },
  },
  {
    name: 'publication-line-abroad',
    reason: 'The same in languages whose dates begin with the day.',
    where: ['head', 'tail'],
    pattern: new RegExp(
      `^${PUBLISHED_ABROAD}\\s*[:|-]?\\s*(?<publishedDayFirst>${DAY_FIRST_PATTERN}|${TIME_AGO})(?:[\\s,،|•·–-]+${PUBLISHED_ABROAD}\\s*:?\\s*(?:${DAY_FIRST_PATTERN}|${TIME_AGO}))?$`,
      'iu',
    ),
    examples: {
      matches: [
        'Stand: 20.11.2023, 14:05 Uhr',
        'Veröffentlicht am 05.02.2023',
        'Publié le 12 mars 2024 à 10h30',
        'Publié le 12 mars 2024 à 10h30, mis à jour le 13 mars 2024 à 8h00',
        'Publicado el 5 de febrero de 2023',
        'Última actualización: 05/02/2023',
        'شائع 5 فروری 2023',
        'تاریخ اشاعت: ۵ فروری ۲۰۲۳',
        'نُشر في: 5 فبراير 2023',
        'آخر تحديث: ٥ فبراير ٢٠٢٣',
        'प्रकाशित: 5 फ़रवरी 2023',
      ],
      spares: [
        'Stand der Dinge am 20.11.2023',
        'Publié le 12 mars 2024, le rapport fait débat',
        'Publicado en 2023',
        'شائع ہونے والی کتاب',
        'Stand: gut',
      ],
    },
  },
  {
    name: 'date-alone',
    reason: 'A date that stands alone is when the page was published.',
    where: ['head'],
    pattern: new RegExp(`^(?<published>${DATE_PATTERN})$`, 'iu'),
    examples: {
      matches: ['Sunday, February 5, 2023', '5 February 2023 10:30 GMT', '2023-02-05'],
      spares: ['February 5, 2023 was a Sunday', '5 February', 'On 5 February 2023'],
    },
  },
  {
    name: 'time-ago',
    reason: 'How long ago the page was published is no text.',
    where: ['head'],
    pattern: new RegExp(`^${TIME_AGO}$`, 'iu'),
    examples: {
      matches: [
        '2 hours ago',
        'an hour ago',
        'vor 2 Stunden',
        'il y a 3 heures',
        'hace 5 minutos',
        'منذ 3 ساعات',
        '2 گھنٹے پہلے',
        '2 घंटे पहले',
      ],
      spares: [
        'Two hours ago it began',
        '2 hours',
        'vor 2 Stunden begann es',
        'il y a un an, jour pour jour',
      ],
    },
  },
]
