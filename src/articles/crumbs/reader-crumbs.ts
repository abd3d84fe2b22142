import type { CrumbRule } from './crumb.ts'
import {
  ADVERTISEMENT,
  COUNTED,
  MEDIA_WORDS,
  PHOTO_LABELS,
  READING_TIME,
  SHARE_WORDS,
} from './reader-labels.ts'
import { COUNT } from './words.ts'

/** A full stop only within a name or behind an initial, told apart so that none is tried twice. */
const STOP = '\\.(?=[\\p{L}/])|(?<=(?<!\\p{L})\\p{L}\\p{M}?)\\.(?![\\p{L}/])'
const OWNER = `(?:[^.!?。！？]|${STOP}){2,60}`
const WORD = `(?:[^\\s.!?。！？]|${STOP}){1,40}`

/** What a site puts there for those who read, look and listen. */
export const readerCrumbs: CrumbRule[] = [
  {
    name: 'media-label',
    reason: 'The label of a player, a gallery or a button is no text.',
    where: ['head', 'tail'],
    pattern: new RegExp(`^[[(（]?(?:${MEDIA_WORDS})[)\\]）]?[:.]?$`, 'iu'),
    examples: {
      matches: ['Video', 'Vidéo', 'ویڈیو', 'Fotostrecke', 'Haberi dinle', '動画', 'Видео'],
      spares: [
        'Video shows the moment of the attack',
        'Print is dead',
        'Video?',
        'Видео боя',
        '写真展が始まる',
      ],
    },
  },
  {
    name: 'share-row',
    reason: 'The buttons to pass a text on, one or many on a line, are no text.',
    where: ['head', 'below-standfirst', 'tail'],
    pattern: new RegExp(`^(?:${SHARE_WORDS})(?:[\\s|,·•/]{1,5}(?:${SHARE_WORDS})){0,9}[:.]?$`, 'iu'),
    examples: {
      matches: [
        'Share this article',
        'Facebook Twitter WhatsApp Email',
        'Teilen | Drucken',
        'Condividi',
        'Compartilhe',
        'Paylaş',
        'Поделиться',
      ],
      spares: [
        'Share prices',
        'Facebook and Twitter fined',
        'Partager le pouvoir',
        'Teilen macht froh',
        'Print is dead',
      ],
    },
  },
  {
    name: 'counter',
    reason: 'How often a page was read or commented on is no text.',
    where: ['head', 'tail'],
    pattern: new RegExp(
      `^(?:(?:${COUNTED}|count)\\s*[:：|]\\s*${COUNT}|(?:${COUNT}\\s?|no )${COUNTED}|${COUNTED} ?[(（]?\\p{Nd}{1,6}[)）]?)$`,
      'iu',
    ),
    examples: {
      matches: [
        'Views: 1,204',
        '25 comments',
        '1.2K shares',
        'Count : 25',
        'No comments',
        'Kommentare (12)',
        'Просмотров: 1204',
        'Görüntülenme: 310',
        'コメント 12',
      ],
      spares: [
        '25 comments were removed',
        'Views differ',
        '1,204 people',
        'Count: me in',
        'Count me in',
        'No comment was made',
        '12 Kommentare wurden gelöscht',
      ],
    },
  },
  {
    name: 'reading-time',
    reason: 'How long it takes to read a text is not part of it.',
    where: ['head', 'below-standfirst'],
    pattern: new RegExp(`^(?:${READING_TIME})$`, 'iu'),
    examples: {
      matches: [
        '3 min read',
        'Lesezeit: 4 Minuten',
        'Temps de lecture : 3 min',
        'Tempo di lettura: 3 min',
        'Время чтения: 2 мин.',
      ],
      spares: ['3 minutes', 'Reading time is over', 'Lesezeit', '3 min read like an hour'],
    },
  },
  {
    name: 'photo-credit',
    reason: 'Who took a picture says nothing without the picture.',
    where: ['head', 'below-standfirst', 'tail'],
    pattern: new RegExp(
      `^[([（【]?(?:(?:${PHOTO_LABELS})\\s*[:：|/／=＝]\\s*${WORD}(?: ${WORD})?|(?:photo|image|picture)s? (?:by|courtesy(?: of)?|credit)[: ] ?${OWNER})[)\\]）】]?\\.?$|^(?:file photo|archivbild|symbolbild|getty images)$|^image (?:source|caption), .{2,160}$`,
      'iu',
    ),
    examples: {
      matches: [
        'Photo: AFP',
        'Image credit: Getty Images',
        'Photo by Jane Doe',
        '(File photo: Reuters)',
        'File photo',
        'Image source, Getty Images',
        'Foto: M. Kern/dpa',
        'Crédit photo : J. Martin',
        'Фото: ТАСС',
        'تصویر: رائٹرز',
        'फोटो: पीटीआई',
      ],
      spares: [
        'Photo agencies protested on Friday',
        'Image source of the year',
        'Picture this: a town without water. It exists.',
        'Photo finish',
      ],
    },
  },
  {
    name: 'picture-line',
    reason: 'The same with a longer name, which might be a title and is one where there is no other.',
    where: ['section', 'below-title', 'below-standfirst', 'tail'],
    pattern: new RegExp(`^[([（【]?(?:${PHOTO_LABELS})\\s*[:：]\\s*${OWNER}[)\\]）】]?\\.?$`, 'iu'),
    examples: {
      matches: ['Photo: City of New Tarn', 'Foto: Prefeitura de Rio Manso', 'تصویر: سبز وادی انتظامیہ'],
      spares: ['Foto: Ein Bild sagt alles. Oder nichts.', 'Photo of the year: a dam', 'Photo: '],
    },
  },
  {
    name: 'picture-owner',
    reason: 'The owner of a picture above the text says nothing without the picture.',
    where: ['head', 'below-standfirst'],
    pattern: new RegExp(`^(?:©|\\([cC]\\)) ?${OWNER}$`, 'u'),
    examples: {
      matches: ['© Getty Images', '(c) Jane Doe', '© picture alliance/dpa'],
      spares: ['© is a sign. It is old.', 'c) the third reason', '(c'],
    },
  },
  {
    name: 'lone-number',
    reason: 'A number that stands alone counts what readers did.',
    where: ['head'],
    pattern: /^\p{Nd}{1,6}$/u,
    examples: { matches: ['0', '25', '۱۲'], spares: ['1984 again', '12.5 %', '1.', '+1', '1,204 people'] },
  },
  {
    name: 'advertisement',
    reason: 'The mark of an advertisement stands wherever the page had room for one.',
    where: ['head', 'below-standfirst', 'between', 'tail'],
    pattern: new RegExp(`^(?:[-–—*] ?){0,3}[[(（]?(?:${ADVERTISEMENT})[)\\]）]?(?: ?[-–—*]){0,3}:?$`, 'iu'),
    examples: {
      matches: [
        'ADVERTISEMENT',
        'Anzeige',
        '- Publicidad -',
        'Story continues below advertisement',
        'Реклама',
        '広告',
      ],
      spares: [
        'Advertisement rules change',
        'Werbung wirkt',
        'La publicité recule',
        'Реклама подорожала',
        'Advertisement.',
      ],
    },
  },
]
