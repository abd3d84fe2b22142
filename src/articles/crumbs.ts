import { agencies, capitals, count, counted, monthDay, names, place } from './crumb-words.ts'
import { datePattern } from './dates.ts'

/**
 * Where a crumb may stand. `head`: a whole line above the text. `below-title`: a whole line between title and text.
 * `tail`: a whole line below the text. `last-words`: the end of the last line, whose group `kept` stays.
 * `lead`: the first words of the first paragraph; they are read and stay.
 */
export type Place = 'head' | 'below-title' | 'lead' | 'last-words' | 'tail'

/**
 * One kind of thing that scraped text carries and that is not the article. The pattern sees one line without outer
 * space, runs of spaces as wide as they came. Its groups `published`, `scraped` (dates), `dateline`, `credit` and
 * `byline` are kept with the article. `spares` look alike and must not match: a rule must not eat text.
 */
export type CrumbRule = {
  name: string
  reason: string
  where: Place[]
  pattern: RegExp
  examples: { matches: string[]; spares: string[] }
}

export const crumbRules: CrumbRule[] = [
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
      `^(?:(?:first |last )?(?:published|updated|posted|modified)(?: (?:on|at))?)\\s*[:|-]?\\s*(?<published>${datePattern})(?:\\s+count\\s*:?\\s*\\d{1,9})?$`,
      'iu',
    ),
    examples: {
      matches: [
        'Published : Sunday, 5 February, 2023 at 12:00 AM    Count : 25',
        'Published: Feb 5, 2023',
        'Last updated on 2023-02-05T10:30:00Z',
      ],
      spares: [
        'Published in 2023, the report caused a stir',
        'Published: a history of the press',
        'Published: 05/02/2023',
      ],
    },
  },
  {
    name: 'date-alone',
    reason: 'A date that stands alone is when the page was published.',
    where: ['head'],
    pattern: new RegExp(`^(?<published>${datePattern})$`, 'iu'),
    examples: {
      matches: ['Sunday, February 5, 2023', '5 February 2023 10:30 GMT', '2023-02-05'],
      spares: ['February 5, 2023 was a Sunday', '5 February', 'On 5 February 2023'],
    },
  },
  {
    name: 'media-label',
    reason: 'The label of a player, a gallery or a button is no text.',
    where: ['head', 'tail'],
    pattern:
      /^(?:videos?|audio|photos?|(?:photo )?gallery|advertisement|share(?: this(?: article| story)?)?|print|tweet|e-?mail|read more|listen to (?:this )?article|(?:\d{1,3} min(?:ute)?s? read))[:.]?$/iu,
    examples: {
      matches: ['Video', 'Share this article', '3 min read', 'ADVERTISEMENT'],
      spares: ['Video shows the moment of the attack', 'Share prices', 'Print is dead', '3 minutes'],
    },
  },
  {
    name: 'counter',
    reason: 'How often a page was read or commented on is no text.',
    where: ['head', 'tail'],
    pattern: new RegExp(`^(?:(?:${counted}|count)\\s*[:|]\\s*${count}|(?:${count}|no)\\s${counted})$`, 'iu'),
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
      /^[([]?(?:(?:file )?(?:photo|image|picture|pic)s?(?: (?:by|credit|courtesy)(?: of)?)?\s*[:|/]|(?:photo|image|picture)s? (?:by|courtesy(?: of)?|credit))\s*[^.!?]{2,60}[)\]]?$|^(?:file photo|getty images)$/iu,
    examples: {
      matches: [
        'Photo: AFP',
        'Image credit: Getty Images',
        'Photo by Jane Doe',
        '(File photo: Reuters)',
        'File photo',
      ],
      spares: ['Photo agencies protested on Friday', 'Picture this: a town without water. It exists.'],
    },
  },
  {
    name: 'byline',
    reason: 'The name of the writer belongs to the article, not into its text.',
    where: ['below-title'],
    pattern:
      /^[Bb][Yy]\s+(?<byline>\p{Lu}[\p{L}.'’-]{0,30}(?:,? (?:and |AND |& )?\p{Lu}[\p{L}.'’-]{0,30}){1,5})$/u,
    examples: {
      matches: ['By Jane Doe', 'BY JANE DOE and JOHN R. ROE'],
      spares: ['By Friday', 'By Jane Doe, who was there at the time', 'Bypass roads'],
    },
  },
  {
    name: 'dateline',
    reason: 'The place a report is filed from, alone on its line in capitals.',
    where: ['below-title'],
    pattern: new RegExp(`^(?=.{3,60}$)${place}${monthDay}(?: \\((?:${agencies})\\))?\\s?[:—–-]?$`, 'u'),
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
      `^(?:(?=\\p{Lu}{4}|\\p{Lu}+[ -])${place}${monthDay}\\s?(?:\\([\\p{L} .&/-]{2,30}\\)\\s?[—–:-]{1,2}|:|\\s[—–-]{1,2})|(?<dateline>${names})${monthDay} \\((?:${agencies})\\)\\s?[—–:-]{1,2})\\s?\\S`,
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
      `^(?<kept>.*[.!?…。।۔]["'”’»)\\]]*)(?: {2,}[-–—(\\[]{0,2} ?(?<credit>${agencies})|\\s{3,}(?<credit>${capitals}))[)\\]]?$`,
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
      `^(?<kept>.*[.!?…。।۔]["'”’»)\\]]*)\\s?(?:[-–—]{1,2}\\s?(?<credit>${agencies})|[(\\[](?<credit>${agencies})[)\\]])$`,
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
      `^(?:[Ss]ource\\s?:\\s?|[Ww]ith (?:agency )?inputs? from )?[-–—(\\[]{0,2} ?(?<credit>${agencies})[)\\].]?$`,
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
      `^Published in (?<credit>[\\p{L} .'’-]{2,40}), (?<published>${datePattern})\\.?$`,
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
