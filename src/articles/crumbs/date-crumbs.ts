import type { CrumbRule } from './crumb.ts'
import { PUBLISHED_ABROAD, PUBLISHED_BEHIND, PUBLISHED_IN_ENGLISH, TIME_AGO } from './date-labels.ts'
import { COUNTED } from './reader-labels.ts'
import { COUNT } from './words.ts'
import { DATE_PATTERN, DAY_FIRST_PATTERN, DOUBTFUL_PATTERN } from '../dates.ts'

const COUNTS = `(?:[\\s|•·–-]+(?:${COUNTED}|count)\\s*:?\\s*${COUNT})?`

/** Behind the first date it is enough that the second begins with its day or its name: a whole pattern takes long to compile. */
const CHANGED = '\\s*[:：]?\\s*(?=[^\\p{Nd}]{0,20}\\p{Nd})[\\p{L}\\p{M}\\p{Nd} .,،:：/+()-]{3,50}'

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
    where: ['head', 'below-standfirst', 'tail'],
    pattern: new RegExp(
      `^(?:${PUBLISHED_IN_ENGLISH}|date(?=\\s?:))\\s*[:|-]?\\s*(?<published>${DATE_PATTERN}|${TIME_AGO})(?:[\\s,|•·–-]+${PUBLISHED_IN_ENGLISH}${CHANGED})?${COUNTS}$`,
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
        'Date: February 5, 2023',
      ],
      spares: [
        'Published in 2023, the report caused a stir',
        'Published: a history of the press',
        'Published authors met on 5 February 2023',
        'Updated rules took effect 2 hours ago',
        'Date: still open',
      ],
    },
  },
  {
    name: 'publication-line-abroad',
    reason: 'The same in languages whose dates begin with the day or the year.',
    where: ['head', 'below-standfirst', 'tail'],
    pattern: new RegExp(
      `^(?:${PUBLISHED_ABROAD}|(?:datum|date|fecha|data|дата|tarih|التاريخ|تاریخ|तारीख|日付|日期)(?=\\s?[:：]))\\s*[:：|-]?\\s*(?<publishedDayFirst>${DAY_FIRST_PATTERN}|${TIME_AGO})(?:[\\s,،/|•·–-]+${PUBLISHED_ABROAD}${CHANGED})?${COUNTS}$`,
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
        'Pubblicato il 5 febbraio 2023 alle 10:30',
        'Publicado em 05/02/2023 às 10h30 | Atualizado em 06/02/2023 às 08h00',
        'Giriş: 05.02.2023 - 10:30 Güncelleme: 05.02.2023 - 11:00',
        'Опубликовано: 5 февраля 2023 г. в 10:30',
        'Gepubliceerd op 5 februari 2023 om 10:30 uur',
        'Opublikowano: 5 lutego 2023, godz. 10:30',
        '更新：2023年2月5日 10時30分',
        '发布时间：2023年2月5日',
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
        'Pubblicato il rapporto del 5 febbraio 2023',
        'Обновлено 5 домов',
        '更新は2023年2月5日に始まった',
      ],
    },
  },
  {
    name: 'date-alone',
    reason: 'A date that stands alone is when the page was published.',
    where: ['head', 'below-standfirst'],
    pattern: new RegExp(`^[[(（]?(?<published>${DATE_PATTERN})(?:\\s?${PUBLISHED_BEHIND})?[\\])）]?$`, 'iu'),
    examples: {
      matches: [
        'Sunday, February 5, 2023',
        '5 February 2023 10:30 GMT',
        '2023-02-05',
        '05.02.2023, 14:05 Uhr',
        '5 Şubat 2023 Pazar, 10:30',
        '2023年2月5日（日）10時30分 公開',
        '[2023/02/05 10:30]',
      ],
      spares: [
        'February 5, 2023 was a Sunday',
        '5 February',
        'On 5 February 2023',
        '2023年2月5日に始まった',
        '5 febbraio 2023: il giorno della diga',
      ],
    },
  },
  {
    name: 'date-in-doubt',
    reason: 'A date whose day and month could change places tells nothing for sure, and is no text either.',
    where: ['head', 'below-standfirst', 'tail'],
    pattern: new RegExp(`^(?:${PUBLISHED_IN_ENGLISH}\\s*[:|-]?\\s*)?${DOUBTFUL_PATTERN}$`, 'iu'),
    examples: {
      matches: ['05/02/2023', '05/02/2023 10:30', 'Published: 05/02/2023'],
      spares: ['05/02/2023 was a Sunday', '24/7', '1/2', 'Published: 05/02'],
    },
  },
  {
    name: 'time-ago',
    reason: 'How long ago the page was published is no text.',
    where: ['head', 'below-standfirst'],
    pattern: new RegExp(`^${TIME_AGO}$`, 'iu'),
    examples: {
      matches: [
        '2 hours ago',
        'an hour ago',
        'vor 2 Stunden',
        'il y a 3 heures',
        'hace 5 minutos',
        '3 ore fa',
        'há 2 horas',
        '2 saat önce',
        '5 минут назад',
        '3 uur geleden',
        '2 godziny temu',
        '3時間前',
        'منذ 3 ساعات',
        '2 گھنٹے پہلے',
        '2 घंटे पहले',
      ],
      spares: [
        'Two hours ago it began',
        '2 hours',
        'vor 2 Stunden begann es',
        'il y a un an, jour pour jour',
        '3 ore fa il lago era calmo',
        '2 saat önce başladı',
      ],
    },
  },
]
