import { edgeLineRules } from './edge-line-rules.ts'
import type { LineRule } from './line-rule.ts'

/** Every kind of line that is the page's and not the article's. */
export const lineRules: LineRule[] = [
  {
    name: 'pointer',
    reason: 'It points to another story.',
    where: 'anywhere',
    pattern:
      /^[>»→›•(\s]*(?:related|related (?:post|posts|stories|story|news|articles?|content|coverage|video|links?)|see also|read also|read more|read next|more|also read|must read|leggi anche|lire aussi|à lire aussi|lee también|lea también|mehr zum thema|lesen sie auch|auch interessant|veja também|leia também|leia mais|lees ook|läs också|les også|læs også|czytaj też|zobacz też|czytaj także|читайте также|ilgili haber|اقرأ أيضا|اقرأ أيضًا|مزید پڑھیں|یہ بھی پڑھیں|यह भी पढ़ें|ये भी पढ़ें)\s*[:|–—-]+\s?.{0,300}$/iu,
    examples: {
      matches: [
        'Related: Ten bridges that fell',
        'Read more: The mayor resigns',
        '» Lesen Sie auch: Die Brücke',
        'مزید پڑھیں: پل بند',
      ],
      spares: [
        'Related companies are not covered by the law: they have rules of their own.',
        'More than a hundred people came.',
      ],
    },
  },
  {
    name: 'pointer in brackets',
    reason: 'The same, in brackets.',
    where: 'anywhere',
    pattern:
      /^\((?:leggi anche|read also|see also|read more|lire aussi|lee también|lesen sie auch)\b.{0,200}\)?$/iu,
    examples: { matches: ['(Read also: The mayor resigns)'], spares: ['(Readers have asked us why.)'] },
  },
  {
    name: 'also on',
    reason: 'It points to another story, with the name of the site.',
    where: 'anywhere',
    pattern: /^(?:also|more) on \S+\.[a-z]{2,7} .{3,200}$|^on \S+\.(?:com|org|net)\s?:.{0,200}$/iu,
    examples: {
      matches: ['Also on paper.example The mayor resigns', 'On HarbourNews.com: Car sales fall'],
      spares: ['On Monday the bridge was closed.', 'More on that will be known tomorrow.'],
    },
  },
  {
    name: 'arrow',
    reason: 'An arrow at the beginning of a line points somewhere else.',
    where: 'anywhere',
    pattern: /^(?:(?:>>|→|►|▶)\s?[^.!]{3,150}|»\s?[^.!?]{3,150})$/u,
    examples: {
      matches: ['>> Who is Emil Tarr?', '→ To the gallery', '» Zur Galerie'],
      spares: ['» Das war alles. «'],
    },
  },
  {
    name: 'label',
    reason: 'A word or two of the page, which is no sentence and no heading.',
    where: 'anywhere',
    pattern:
      /^(?:advertisement|advertising|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|reklam[ae]?|реклама|إعلان|اشتہار|विज्ञापन|sponsored(?: content)?|story continues below.*|article continues (?:below|after).*|continue reading[^,.]{0,60}|share(?: this.*)?|comments?|subscribe(?: now)?|caption|close|text size|order reprints|print(?: article)?|replay|loading(?: \S+){0,2}|play video|watch|video|share on \w+|copy link|image|photo|gallery|listen to (?:this )?article|\d+ min(?:ute)?s? read|breaking news emails|(?:save|like|reply|report)|back to top|view comments|show (?:more|comments)|load more|newsletter|log ?in|register|sign (?:in|up))[.…:]*$/iu,
    examples: {
      matches: ['ADVERTISEMENT', 'Share this article', '5 min read', 'Loading...', 'Anzeige'],
      spares: ['Advertisement is not what it was.', 'Close to the edge', 'Video killed the radio star.'],
    },
  },
  {
    name: 'counter',
    reason: 'It counts pictures, comments, readers.',
    where: 'anywhere',
    pattern:
      /^(?:image|photo|picture|slide)\s+\d+\s+(?:of|\/)\s*\/?\s*\d+$|^\d[\d.,]*\s?[km]?\s*(?:shares?|views?|comments?|likes?|letture|reads?|retweets?|kommentare|commentaires|comentarios)$/iu,
    examples: {
      matches: ['Image 1 of / 9', '1,204 shares', '3 Comments'],
      spares: ['3 comments were deleted by the editors.'],
    },
  },
  {
    name: 'picture credit',
    reason: 'It says who took a picture.',
    where: 'anywhere',
    pattern:
      /^[([]?(?:photos?|images?|pictures?|video|foto|fotos|bild|bilder|photo credit|image credit|picture credit|credit|crédit photo|crédito|foto\/)\s*(?:by|:|©|via|courtesy|\|)\s?[^!?]{0,80}$|^(?:source|quelle)\s*:\s?[^.!?,]{2,60}$|^.{0,200}\((?:image |photo |picture )?credits?:[^)]{1,100}\)$|^[([]?(?:image:?\s*)?©[^.]{0,100}$|^.{0,160}\b(?:getty images|shutterstock|istock|via ap|ap photo[^.]{0,40}|afp|reuters)\)[.]?$/iu,
    examples: {
      matches: [
        'Photo: T. Holm',
        '(Image: © NASA)',
        'The bridge on Monday (Credit: City of Lindholm)',
        'The mayor at her desk. (Getty Images)',
      ],
      spares: [
        'Photos of the bridge were sent to the council.',
        'Credit is due to the engineers.',
        'Source code was published.',
      ],
    },
  },
  {
    name: 'picture credit in Chinese and Japanese',
    reason: 'The same; the photographer stands before the word.',
    where: 'anywhere',
    pattern: /^.{2,80}[\s。＝（(][^\s。]{2,10}\s?(?:摄|摄影|供图|图|撮影|提供)[）)]?$/u,
    examples: {
      matches: ['周德顺在工作台前嵌秤星。陈立文 摄', '修理された橋＝山田花子撮影'],
      spares: ['他在城里学习摄影。', '这座桥需要一张图'],
    },
  },
  {
    name: 'bait for social networks',
    reason: 'It is there to be sent around.',
    where: 'anywhere',
    pattern: /\b(?:click to tweet|tweet this|pin it|pin this)$/iu,
    examples: {
      matches: ['Focus is everything. Click To Tweet'],
      spares: ['She told him to click to tweet it.'],
    },
  },
  {
    name: 'call to the reader',
    reason: 'The paper speaks of itself, and wants something.',
    where: 'anywhere',
    pattern:
      /^(?:(?:please )?(?:click here|sign up (?:here|now|to|for)|subscribe (?:to|now|here|today)|like this story|(?:have|got) a (?:news )?(?:tip|story)(?: idea)?(?: for us| to share| you)?\s*\?|got a tip|email us|join our|join \d[\d,.]* (?:\w+ )?(?:readers|subscribers|others|people|members)|join us on|download (?:our|the .{2,30} app)|get (?:breaking news|our (?:free|daily|weekly|newsletter|app|latest)|the (?:quiz|app|latest (?:news|stories|headlines)|best of (?:our|the .{2,20})|day['’]s (?:top|best|news)))|let our news|follow us (?:on|at)|follow .{2,40} on (?:twitter|x|instagram|facebook|tiktok|whatsapp|telegram)|consider (?:supporting|subscribing|donating|becoming)|support (?:our|independent) (?:journalism|work)|if you (?:value|like|enjoy(?:ed)?|found) (?:what we|our|this (?:article|post|story))|stay on top of|never miss (?:a|an|out|our)|don['’]t miss (?:out|our|a|an|any|the latest)|watch (?:the video|live|below|now)|you can (?:now |also )?(?:subscribe|follow us (?:on|at)))\b).{0,300}$/iu,
    examples: {
      matches: [
        'Click here to get the app',
        'Sign up for our morning letter',
        'Follow us on Twitter',
        'If you value what we do, please consider supporting us.',
      ],
      spares: ['Follow the money, she said.', 'Get out while you can, he told them.', 'Watch the skies.'],
    },
  },
  {
    name: 'disclosure',
    reason: 'It tells how the page earns money.',
    where: 'anywhere',
    pattern:
      /^(?:this (?:post|article|story|page)|.{0,20}\bposts?) (?:may )?contains? (?:affiliate|sponsored|paid)\b.{0,250}$/iu,
    examples: {
      matches: ['This post may contain affiliate links. See our disclosure.'],
      spares: ['This article contains no spoilers.'],
    },
  },
  {
    name: 'address',
    reason: 'An address alone in its line is for copying.',
    where: 'anywhere',
    pattern:
      /^(?:https?:\/\/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:www\.)?(?:twitter|x|facebook|instagram)\.com\/\S+)$/iu,
    examples: {
      matches: ['https://paper.example/a', 'maja.brandt@courier.example'],
      spares: ['Write to maja.brandt@courier.example about it.'],
    },
  },
  ...edgeLineRules,
]
