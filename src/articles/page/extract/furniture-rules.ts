/**
 * One kind of thing around an article, told by the words in the class, id and role of its element. An element goes when it has
 * no more of the page's prose than `maxShare`, no more characters than `maxChars`, and at least `minLinked` of its characters in
 * links. Words are in lower case; two words must follow one another (`most read` is also `mostRead` and `most-read`).
 */
export type FurnitureRule = {
  name: string
  reason: string
  words: string[]
  maxShare: number
  maxChars?: number
  minLinked?: number
  /** Also where the element is a quotation, which the others spare. */
  takesQuotations?: true
}

/** What is no article whatever is in it, as long as that is not the better part of the page. */
const SMALL_PART = 0.25

/** What says something of the article in a line. */
const LINE = { maxShare: 0.1, maxChars: 250 }

export const furnitureRules: FurnitureRule[] = [
  {
    name: 'sharing',
    reason: 'Buttons to share a page, and their counters, are its furniture.',
    words: list`share, shares, sharing, sharebar, share bar, sharetools, social, socials, addthis, sharethis, sharedaddy, whatsapp,
      facebook, follow, follow us, followus`,
    maxShare: SMALL_PART,
  },
  {
    name: 'other stories',
    reason: 'What else could be read is another article.',
    words: list`related, relateds, related content, recommended, recommendation, recommendations, recirc, recirculation, popular,
      mostpopular, most popular, most read, mostread, trending, read next, readnext, up next, upnext, more from, more stories, morestories,
      also like, in this story, headlines list, outbrain, taboola, zergnet, revcontent, jp relatedposts, post navigation`,
    maxShare: SMALL_PART,
  },
  {
    name: 'offers',
    reason: 'Newsletters, subscriptions and apps are what the paper wants to sell.',
    words: list`newsletter, newsletters, signup, sign up, subscribe, subscription, subscriber, promo, promos, promobox, promotion,
      paywall promo, app promo, download app, poll, quiz, rating widget, donate, donation`,
    maxShare: SMALL_PART,
  },
  {
    name: 'advertising',
    reason: 'Nobody has written it for this article.',
    words: list`ad, ads, advert, adverts, advertisement, advertising, adsense, adslot, adunit, dfp, sponsor, sponsored, leaderboard`,
    maxShare: SMALL_PART,
  },
  {
    name: 'comments',
    reason: 'Readers wrote them, not the author. They are often longer than the article.',
    words: list`comment, comments, comment list, commentlist, comment thread, comments area, comments section, disqus, respond, responses`,
    maxShare: 0.8,
    takesQuotations: true,
  },
  {
    name: 'frame of the site',
    reason: 'Menus, paths, columns and feet are the same on every page.',
    words: list`breadcrumb, breadcrumbs, sidebar, footer, masthead, nav, navigation, menu, login, skip, toolbar, tools, article tools,
      utility bar, utilitybar, jumplinks, pagination, pager, pagenav, copyright, disclaimer`,
    maxShare: SMALL_PART,
  },
  {
    name: 'windows',
    reason: 'What opens above a page, consent to cookies first of all, is none of it.',
    words: list`cookie, cookies, consent, gdpr, modal, popup, overlay, tooltip, lightbox`,
    maxShare: SMALL_PART,
  },
  {
    name: 'author box',
    reason: 'A life of the author is not the article.',
    words: list`author bio, author box, authorbox, author info, about author, post author, bio`,
    maxShare: SMALL_PART,
  },
  {
    name: 'tags',
    reason: 'Words that an article is filed under are no sentences.',
    words: list`tags, taglist, tag list, post tags, keywords`,
    maxShare: SMALL_PART,
  },
  {
    name: 'captions',
    reason: 'A caption tells of a picture that a reader of the text does not see.',
    words: list`caption, captions, wp caption text, image credit, photo credit, credit, credits, attribution, image meta, media meta,
      video player, player, vjs, jwplayer, videos`,
    maxShare: SMALL_PART,
  },
  {
    name: 'transcripts',
    reason:
      'What is said in a film beside the article is no part of it; where it is the article, it has most of the prose.',
    words: list`video transcript, transcript`,
    maxShare: 0.5,
  },
  {
    name: 'pull quotes',
    reason: 'A sentence of the text, set again in large letters.',
    words: list`pull quote, pullquote, pull quotes, pullquotes`,
    maxShare: SMALL_PART,
    takesQuotations: true,
  },
  {
    name: 'not for this medium',
    reason: 'It is there for printers, or for those who hear the page read.',
    words: list`print only, printonly, noprint, no print, sr only, visually hidden, screen reader text`,
    maxShare: SMALL_PART,
  },
  {
    name: 'boxes of links',
    reason:
      'Names that an article may have as well: only links tell a box of other stories from a part of the text.',
    words: list`widget, widgets, teaser, teasers, topics, slideshow, slide show, gallery, carousel, story package, card, cards, list, more,
      also, next, links, box, module, aside, inset, insert, embed, rail, feed, stories, headlines, river, collection, grid, latest, hot, top,
      suggested, further, explore`,
    maxShare: 0.15,
    minLinked: 0.45,
  },
  {
    name: 'about the article',
    reason: 'Who wrote it, when, and under what heading is told by its metadata.',
    words: list`byline, bylines, by line, author, authors, dateline, date, dates, datetime, timestamp, time, published, publish,
      pubdate, updated, entry meta, post meta, meta, metadata, kicker, eyebrow, reading time, read time, readtime, category, categories,
      section name, source, info, views, counter, count, label, labels, headline label, flag, tagline`,
    ...LINE,
  },
]

function list(words: TemplateStringsArray): string[] {
  return words.join('').split(/,\s*/)
}
