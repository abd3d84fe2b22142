/** Headings of boxes with other stories, of which the links and short lines below are a part. */
const BOX =
  /^(?:related|related (?:topics|stories|posts?|news|articles?|content|coverage|(?:internet )?links|videos?)|(?:read |see )?more (?:on this story|on this topic|from .{2,30}|stories|news|.{2,20} news|coverage)|(?:you )?(?:may|might) (?:also )?(?:like|be interested).{0,20}|you (?:may|might) (?:also )?(?:like|be interested).{0,20}|read (?:also|more|next)|see also|also read|recommended(?: for you| reading| stories)?|trending(?: now| stories)?|most (?:read|popular|viewed|shared|commented)|popular(?: this week| now| posts| stories)?|what to read next|up next|don['’]t miss|in other news|latest(?: news| stories| posts)?|top stories|editor['’]?s?['’]? picks?|elsewhere on .{2,30}|further reading|story timeline|leggi anche|potrebbe interessarti.{0,10}|ti potrebbe interessare|articoli correlati|lire aussi|à lire (?:aussi|également)|sur le même (?:sujet|thème)|articles liés|mehr zum thema|lesen sie auch|auch interessant|das könnte .{0,40}|weitere artikel|lee también|te puede interesar|noticias? relacionadas?|newsletters?\b.{0,40}|más (?:noticias|información)|leia (?:também|mais)|veja também|notícias relacionadas|lees ook|meer over .{2,30}|läs (?:också|mer)|les også|læs også|czytaj (?:też|także)|zobacz (?:też|także)|читайте также|по теме|ещё по теме|اقرأ أيضًا?ا?|مواضيع ذات صلة|یہ بھی پڑھیں|مزید پڑھیں|यह भी पढ़ें|ये भी पढ़ें|[iİ]lgili haberler|關聯新聞|関連記事|相关阅读|相关新闻|관련기사)\s*[:…]?$/iu

const MAX_HEADING_CHARS = 60

export function isBoxHeading(text: string): boolean {
  return text.length <= MAX_HEADING_CHARS && BOX.test(text)
}
