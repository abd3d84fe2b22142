import type { CrumbRule } from './crumb.ts'
import { FURNITURE_WORDS, MEDIA_WORDS, MENU_WORDS, SECTION_WORDS, SEE_ALSO } from './crumb-labels.ts'
import { AGENCIES, COUNT, COUNTED } from './crumb-words.ts'

/** What a site puts around every text. */
export const furnitureCrumbs: CrumbRule[] = [
  {
    name: 'media-label',
    reason: 'The label of a player, a gallery or a button is no text.',
    where: ['head', 'tail'],
    pattern: new RegExp(`^(?:${MEDIA_WORDS}|\\d{1,3} min(?:ute)?s? read)[:.]?$`, 'iu'),
    examples: {
      matches: ['Video', 'Share this article', '3 min read', 'ADVERTISEMENT', 'Vidéo', 'Anzeige', 'ویڈیو'],
      spares: ['Video shows the moment of the attack', 'Share prices', 'Print is dead', '3 minutes'],
    },
  },
  {
    name: 'counter',
    reason: 'How often a page was read or commented on is no text.',
    where: ['head', 'tail'],
    pattern: new RegExp(`^(?:(?:${COUNTED}|count)\\s*[:|]\\s*${COUNT}|(?:${COUNT}|no)\\s${COUNTED})$`, 'iu'),
    examples: {
      matches: ['Views: 1,204', '25 comments', '1.2K shares', 'Count : 25', 'No comments'],
      spares: ['25 comments were removed', 'Views differ', '1,204 people', 'Count: me in'],
    },
  },
  {
    name: 'photo-credit',
    reason: 'Who took a picture says nothing without the picture.',
    where: ['head', 'tail'],
    pattern:
      /^[([]?(?:(?:file )?(?:photo|image|picture|pic)s?(?: (?:by|credit|courtesy)(?: of)?)?\s*[:|/]|(?:photo|image|picture)s? (?:by|courtesy(?: of)?|credit))\s*[^.!?]{2,60}[)\]]?$|^(?:file photo|getty images)$|^image (?:source|caption), .{2,160}$/iu,
    examples: {
      matches: [
        'Photo: AFP',
        'Image credit: Getty Images',
        'Photo by Jane Doe',
        '(File photo: Reuters)',
        'File photo',
        'Image source, Getty Images',
      ],
      spares: [
        'Photo agencies protested on Friday',
        'Image source of the year',
        'Picture this: a town without water. It exists.',
      ],
    },
  },
  {
    name: 'menu',
    reason: 'What one presses to get about a site is no text.',
    where: ['menu', 'tail'],
    pattern: new RegExp(`^(?:${MENU_WORDS})[:.]?$`, 'iu'),
    examples: {
      matches: ['Skip to content', 'Home', 'Sign in', 'Menu', 'Accessibility Help', 'Accept all cookies'],
      spares: ['Home prices fall', 'Menu costs', 'Skip to the end', 'Search goes on'],
    },
  },
  {
    name: 'site-name',
    reason: 'The name of the site stands above its menu.',
    where: ['menu'],
    pattern: new RegExp(`^(?:${AGENCIES}) (?:News|World|Sport|Urdu|Arabic|Hindi|Mundo)$`, 'u'),
    examples: {
      matches: ['BBC News', 'Al Jazeera News', 'BBC Urdu'],
      spares: ['BBC News chief resigns', 'Good News', 'Reuters'],
    },
  },
  {
    name: 'section',
    reason: 'The part of the site that the page belongs to is no text.',
    where: ['section'],
    pattern: new RegExp(`^(?:${SECTION_WORDS})$`, 'iu'),
    examples: {
      matches: ['World', 'US & Canada', 'BUSINESS', 'Top Stories'],
      spares: ['World leaders meet', 'Business as usual', 'Health of the king'],
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
    name: 'site-furniture',
    reason: 'The heading or the button below a text that leads elsewhere is no text.',
    where: ['tail'],
    pattern: new RegExp(`^(?:${FURNITURE_WORDS})[:.]?$`, 'iu'),
    examples: {
      matches: [
        'Post Comment (+)',
        'RECENT ARTICLES',
        'Related Topics',
        'More on this story',
        'Leave a reply',
      ],
      spares: [
        'Recent articles say so',
        'Comments were closed on Monday',
        'More on Friday',
        'Topics of the talks',
      ],
    },
  },
  {
    name: 'see-also',
    reason: 'A pointer to another article, after words that can only be one.',
    where: ['head', 'tail'],
    pattern: new RegExp(`^[([]?(?:${SEE_ALSO})(?:\\s*[:|]\\s*[^\\n]{0,200}|[)\\]])?$`, 'iu'),
    examples: {
      matches: [
        'Read more: Talks begin next month',
        'Also read: Talks begin',
        'Lesen Sie auch: Gespräche beginnen',
        'Lire aussi : Les pourparlers commencent',
        'اقرأ أيضا',
        'اقرأ أيضًا: المحادثات',
        'یہ بھی پڑھیں',
        'Lea también',
        'यह भी पढ़ें: वार्ता',
      ],
      spares: [
        'Read more books this year',
        'Lire aussi des livres',
        'Lea también libros',
        'یہ بھی پڑھیں کہ کیا ہوا',
      ],
    },
  },
  {
    name: 'copyright',
    reason: 'Who owns the page is no text.',
    where: ['tail'],
    pattern:
      /^(?:(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4})|©?\s*\d{4}\s+©).{0,160}|all rights reserved\.?|(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|جميع الحقوق محفوظة)\.?)$/iu,
    examples: {
      matches: [
        '© 2023 BBC. The BBC is not responsible for it.',
        'Copyright 2023 The Paper',
        'All rights reserved.',
      ],
      spares: ['Copyright law changes', 'All rights reserved for women were lost', '(c'],
    },
  },
]
