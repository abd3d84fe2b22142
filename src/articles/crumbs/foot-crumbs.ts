import type { CrumbRule } from './crumb.ts'
import { FURNITURE_WORDS, LIST_HEADINGS, RIGHTS_RESERVED, SEE_ALSO } from './foot-labels.ts'

/** What leads away from a text, mostly below it. */
export const footCrumbs: CrumbRule[] = [
  {
    name: 'site-furniture',
    reason: 'The heading or the button below a text that leads elsewhere is no text.',
    where: ['tail'],
    pattern: new RegExp(`^(?:${FURNITURE_WORDS})[:.]?$`, 'iu'),
    examples: {
      matches: [
        'Post Comment (+)',
        'Leave a reply',
        'Nach oben',
        'Lascia un commento',
        'Yorum yap',
        'コメントを書く',
        'أضف تعليق',
      ],
      spares: [
        'Comments were closed on Monday',
        'Topics of the talks',
        'Nach oben offen',
        'Commenti e critiche',
        'Наверх по лестнице',
      ],
    },
  },
  {
    name: 'list-heading',
    reason:
      'A heading that only a list of other articles or of topics follows goes with all the short lines below it.',
    where: ['list-heading', 'tail'],
    pattern: new RegExp(`^(?:${LIST_HEADINGS})\\s?[:：.]?$`, 'iu'),
    examples: {
      matches: [
        'RECENT ARTICLES',
        'Related Topics',
        'More on this story',
        'Most read',
        'Mehr zum Thema:',
        'Notizie correlate',
        'Leia também',
        'İlgili haberler',
        'Читайте также:',
        '関連記事',
      ],
      spares: [
        'Recent articles say so',
        'More on Friday',
        'Most read the book',
        'Mehr zum Thema Wasser sagt er morgen',
        'Leia também o livro',
      ],
    },
  },
  {
    name: 'see-also',
    reason: 'A pointer to another article, after words that can only be one, stands anywhere.',
    where: ['head', 'below-standfirst', 'between', 'tail'],
    pattern: new RegExp(`^[([（【]?(?:${SEE_ALSO})\\s{0,3}[:：|»>】]\\s{0,3}\\S.{0,200}$`, 'iu'),
    examples: {
      matches: [
        'Read more: Talks begin next month',
        'Also read: Talks begin',
        'Lesen Sie auch: Gespräche beginnen',
        'Lire aussi : Les pourparlers commencent',
        'اقرأ أيضًا: المحادثات',
        'یہ بھی پڑھیں: مذاکرات',
        'यह भी पढ़ें: वार्ता',
        'Leggi anche: I colloqui',
        'Leia também: As conversas',
        'Читайте также: Переговоры',
        '関連記事：協議始まる',
      ],
      spares: [
        'Read more books this year',
        'Lire aussi des livres',
        'Lea también libros',
        'یہ بھی پڑھیں کہ کیا ہوا',
        'Leggi anche tu: è gratis',
        'Related: ',
      ],
    },
  },
  {
    name: 'see-also-alone',
    reason: 'The same words alone are the label of a link that was lost.',
    where: ['head', 'tail'],
    pattern: new RegExp(`^[([（【]?(?:${SEE_ALSO})\\s?[:：]?[)\\]）】]?$`, 'iu'),
    examples: {
      matches: ['Read more', 'اقرأ أيضا', 'یہ بھی پڑھیں', 'Lea también', 'Czytaj też:'],
      spares: ['Read more books', 'Lea también libros', 'Ver también para creer'],
    },
  },
  {
    name: 'watch-also',
    reason: 'A pointer to a film on another page.',
    where: ['tail'],
    pattern: /^(?:watch|listen|video|im video|en vidéo|en video)\s?:\s.{2,200}$/iu,
    examples: {
      matches: ['Watch: The dam opens', 'Video: Die Flut von oben', 'Listen: our weekly podcast'],
      spares: ['Watch out for ice', 'Video killed the star', 'Watch:'],
    },
  },
  {
    name: 'copyright',
    reason: 'Who owns the page is no text.',
    where: ['tail'],
    pattern: new RegExp(
      `^(?:(?:©|\\(c\\)\\s|copyright\\s+(?:©|\\(c\\)|\\d{4})|©?\\s*\\d{4}\\s+©).{0,160}|${RIGHTS_RESERVED}[.。]?)$`,
      'iu',
    ),
    examples: {
      matches: [
        '© 2023 BBC. The BBC is not responsible for it.',
        'Copyright 2023 The Paper',
        'All rights reserved.',
        'Tutti i diritti riservati',
        'Все права защищены.',
        '無断転載を禁じます',
      ],
      spares: ['Copyright law changes', 'All rights reserved for women were lost', '(c'],
    },
  },
]
