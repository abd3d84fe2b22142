/**
 * Where a crumb may stand. `menu`: a whole line above the text, never right below the title. `section`: the same, but it is the title
 * itself where there is no other. `head`: a whole line above the text. `below-title`: a whole line between title and text.
 * `below-standfirst`: a whole line right below the first paragraph, where that stands above writer and date. `between`: a whole line
 * anywhere among the paragraphs. `tail`: a whole line below the text. `list-heading`: the same, and it takes the short lines below
 * it along. `last-words`: the end of the last line, whose group `kept` stays. `lead`: the first words of the first paragraph; they
 * are read and stay.
 */
export type Place =
  | 'menu'
  | 'section'
  | 'head'
  | 'below-title'
  | 'below-standfirst'
  | 'between'
  | 'lead'
  | 'last-words'
  | 'list-heading'
  | 'tail'

/**
 * One kind of thing that scraped text carries and that is not the article. The pattern sees one line without outer
 * space, runs of spaces as wide as they came. Its groups `day`, `published`, `publishedDayFirst`, `scraped` (dates), `dateline`, `credit`
 * and `byline` are kept with the article; the line is text after all where its `day` cannot be read as a date. `spares` look alike and must not match: a rule must not eat text.
 */
export type CrumbRule = {
  name: string
  reason: string
  where: Place[]
  pattern: RegExp
  examples: { matches: string[]; spares: string[] }
}
