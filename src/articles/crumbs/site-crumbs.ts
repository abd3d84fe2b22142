import { AGENCIES } from './agencies.ts'
import type { CrumbRule } from './crumb.ts'
import { MENU_WORDS, SECTION_WORDS } from './site-labels.ts'

const ITEM = `(?:${MENU_WORDS}|${SECTION_WORDS})`

/** What one presses to get about a site. */
export const siteCrumbs: CrumbRule[] = [
  {
    name: 'menu',
    reason: 'What one presses to get about a site is no text.',
    where: ['menu', 'tail'],
    pattern: new RegExp(`^(?:${MENU_WORDS})[:.]?$`, 'iu'),
    examples: {
      matches: [
        'Skip to content',
        'Home',
        'Sign in',
        'Menu',
        'Accessibility Help',
        'Accept all cookies',
        'Startseite',
        'Главная',
        'Ana Sayfa',
        'ホーム',
      ],
      spares: ['Home prices fall', 'Menu costs', 'Skip to the end', 'Search goes on', 'Главная роль'],
    },
  },
  {
    name: 'menu-row',
    reason: 'Three or more of the places on a site in a row are its menu.',
    where: ['menu', 'tail'],
    pattern: new RegExp(`^${ITEM}(?:[\\s|·•,/]{1,5}${ITEM}){2,15}$`, 'iu'),
    examples: {
      matches: [
        'Home | News | Sport',
        'Home World Politics Business',
        'Startseite Politik Wirtschaft Sport',
        'Главная Новости Политика',
      ],
      spares: ['World News Today', 'Business and politics', 'News, sport and weather are back', 'Home News'],
    },
  },
  {
    name: 'breadcrumb',
    reason: 'The way from the front page to the text is no text.',
    where: ['menu', 'head'],
    pattern: new RegExp(
      `^(?:(?:${MENU_WORDS})(?: ?[>»›→|/] ?[^>»›→|/]{1,40}){1,6}|(?:${SECTION_WORDS})(?: ?[>»›→] ?[^>»›→]{1,40}){1,6}) ?[>»›→]?$`,
      'iu',
    ),
    examples: {
      matches: [
        'Home > World > Asia',
        'Startseite » Politik',
        'Inicio / Mundo',
        'News › Local',
        'Home | Sport',
      ],
      spares: ['World | Talks begin', 'Home and away', 'Inflation > growth', 'Sport / Kultur'],
    },
  },
  {
    name: 'site-name',
    reason: 'The name of the site stands above its menu.',
    where: ['menu'],
    pattern: new RegExp(`^(?:${AGENCIES}) (?:News|World|Sport|Urdu|Arabic|Hindi|Mundo)$`, 'u'),
    examples: {
      matches: ['BBC News', 'CNN World', 'BBC Urdu'],
      spares: ['BBC News chief resigns', 'Good News', 'Reuters'],
    },
  },
  {
    name: 'section',
    reason: 'The part of the site that the page belongs to is no text.',
    where: ['section'],
    pattern: new RegExp(`^(?:${SECTION_WORDS})$`, 'iu'),
    examples: {
      matches: ['World', 'US & Canada', 'BUSINESS', 'Top Stories', 'Cronaca', 'Gündem', 'Общество', '国際'],
      spares: ['World leaders meet', 'Business as usual', 'Health of the king', 'Общество слепых'],
    },
  },
  {
    name: 'page-number',
    reason: 'The pages of a printed text are numbered wherever they happened to end.',
    where: ['head', 'between', 'tail'],
    pattern:
      /^(?:[^|·•]{1,60} ?[|·•] ?)?(?:(?:page|seite|página|pagina|strona|стр\.|страница|sayfa|صفحة|صفحہ|पृष्ठ) \p{Nd}{1,3} ?(?:of|von|sur|de|di|van|z|из|من|از|का|\/) ?\p{Nd}{1,3}|\p{Nd}{1,3} ?\/ ?\p{Nd}{1,3} ?(?:ページ|页|頁))$|^[-–—] ?\p{Nd}{1,3} ?[-–—]$/iu,
    examples: {
      matches: ['Page 2 of 5', 'Seite 2 von 5', '- 2 -', 'The Harbour Gazette | Page 3 of 4', '2/5ページ'],
      spares: [
        'Page 2',
        'Page 2 of 5 is missing',
        '- 2 - 3 -',
        '-2',
        'Seite 2 von hinten',
        'See the table, page 2 of 5',
      ],
    },
  },
]
