import { describe, expect, test } from 'vitest'
import { readHtml } from '../../../../src/articles/page/html.ts'
import { verdictRules } from '../../../../src/articles/page/verdict-rules.ts'
import { problemOf } from '../outcome.ts'

const one =
  'The bridge over the harbour was closed on Monday after inspectors had found fourteen cracks in its steel.'
const two =
  'Repairs will take about six months and cost nine million dollars, the mayor told reporters in the evening.'
const page = (title: string, body: string, head = '') =>
  `<html><head><title>${title}</title>${head}</head><body>${body}</body></html>`
const story = (title: string, ...paragraphs: string[]) =>
  `<article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>`
const refused = (html: string) => {
  const { code, reason } = problemOf(() => readHtml(html))
  return `${code} ${reason}`
}
const texts = (html: string) => readHtml(html).paragraphs.map(({ text }) => text)
const linked = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...data })}</script>`
const headlines = (count: number, below = '') =>
  Array.from(
    { length: count },
    (_, index) =>
      `<div><h2><a href="/${index}">Headline number ${index} about the bridge</a></h2>${below}</div>`,
  ).join('')

test('each rule has a name of its own and says why', () => {
  expect(new Set(verdictRules.map(({ name }) => name)).size).toBe(verdictRules.length)
  for (const { why, message } of verdictRules)
    expect([why, message].every((text) => text.endsWith('.'))).toBe(true)
})

describe('no article is', () => {
  test.each([
    ['Just a moment...', '<h1>paper.example</h1><p>Checking your browser before you go on.</p>'],
    [
      'Access Denied',
      '<h1>Access Denied</h1><p>You do not have permission to access this page. Reference #18.2d</p>',
    ],
    [
      'Are you a robot?',
      '<p>To continue, please click the box below to let us know you are not a robot.</p>',
    ],
    [
      'Pardon Our Interruption',
      '<p>As you were browsing something about your browser made us think you were a bot.</p>',
    ],
    [
      'Attention Required!',
      '<h2>Why have I been blocked?</h2><p>This website is using a security service to protect itself. The action you just performed triggered the security solution. Several words could trigger this block.</p>',
    ],
    ['Einen Moment, bitte', '<p>Bestätigen Sie, dass Sie ein Mensch sind.</p>'],
    ['Un instant…', '<p>Vérification que vous êtes humain. Cela peut prendre quelques secondes.</p>'],
    ['Paper', '<p>Подтвердите, что вы не робот.</p>'],
  ])('a gate for robots: %s', (title, body) => {
    expect(refused(page(title, body))).toBe('no_article not_an_article')
  })

  test.each([
    '404',
    'Page not found – The Courier',
    'Seite nicht gefunden',
    'Page introuvable',
    'Página no encontrada',
    'Sayfa bulunamadı',
    'الصفحة غير موجودة',
    'ページが見つかりません',
    '503 Service Temporarily Unavailable',
    'This article is no longer available',
    'We’ll be back soon',
  ])('a page that is not there: %s', (title) => {
    const body = `<h1>${title}</h1><p>The page may have been moved, or the address may have been mistyped. Try our front page instead.</p>`
    expect(refused(page(title, body))).toBe('no_article not_an_article')
  })

  test.each([
    '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
    '<div id="app">Loading…</div><noscript>Please enable JavaScript.</noscript>',
    '<p>JavaScript is required.</p>',
    '<p>Veuillez activer JavaScript pour continuer.</p>',
  ])('a shell: %s', (body) => {
    expect(refused(page('The Courier', body))).toBe('no_article empty')
  })

  test('a door for members', () => {
    const form = '<form><input type="password"><button>Log in</button></form><p>Forgot your password?</p>'
    expect(refused(page('Log in', `<h1>Log in</h1>${form}`))).toBe('no_article not_an_article')
  })

  test.each([
    'Subscribe to continue reading. Already a subscriber? Log in.',
    'This article is for subscribers only.',
    'You have reached your limit of free articles.',
    'Jetzt weiterlesen mit unserem Abo',
    'Cet article est réservé aux abonnés',
    'Contenido exclusivo para suscriptores',
    'Contenuto riservato agli abbonati',
    'Conteúdo exclusivo para assinantes',
    'Alleen voor abonnees',
    'Artykuł dostępny tylko dla prenumeratorów',
    'この記事は有料会員限定です',
  ])('the beginning of one that goes on for money: %s', (offer) => {
    const html = `${story('Bridge closed', one)}<div><p>${offer}</p></div>`
    expect(refused(page('Bridge closed', html))).toBe('no_article paywall')
    const paid = linked({ isAccessibleForFree: false })
    expect(refused(page('Bridge closed', story('Bridge closed', one, two), paid))).toBe('no_article paywall')
  })

  test('a list of headlines, with or without a line below each', () => {
    expect(refused(page('News', headlines(6)))).toBe('no_article not_an_article')
    expect(refused(page('News', headlines(12, '<p>It is a short line.</p>')))).toBe(
      'no_article not_an_article',
    )
    expect(refused(page('News', headlines(12, `<time>2h ago</time><p>${one}</p>`)))).toBe(
      'no_article not_an_article',
    )
  })

  test('a wall of consent, short or long, whatever its element', () => {
    const wall = `<h2>We value your privacy</h2><p>We and our 742 partners use cookies to store and access personal data on your device.</p>
      <p>You can change your preferences or withdraw your consent at any time in our cookie policy.</p><button>Accept all</button>`
    for (const element of ['div', 'div role="dialog"', 'dialog open', 'div id="cookie-banner"'])
      expect(refused(page('The Courier', `<${element}>${wall}</${element.split(' ', 1)[0]}>`))).toBe(
        'no_article cookie_wall',
      )
  })
})

describe('an article is', () => {
  test('two honest sentences, however short', () => {
    expect(texts(page('Bridge closed', `<p>${one}</p><p>${two}</p>`))).toEqual([one, two])
    expect(
      texts(page('Bridge closed', story('Bridge closed', 'The bridge is closed. It will open in May.'))),
    ).toEqual(['The bridge is closed. It will open in May.'])
  })

  test.each([
    'Google replaces captcha with a riddle',
    'Just a moment: the art of waiting',
    'Access denied: how a city lost its library',
    'Page not found: a history of the 404',
    '404 flats to be built in Leeds',
    'Loading…',
    'To keep reading, Leeds buys a bus full of books',
  ])('a report with the title %s', (title) => {
    expect(texts(page(title, story(title, `${one} ${two}`)))).toEqual([`${one} ${two}`])
  })

  test.each([
    'A robot asked visitors to verify that they are human, which they found funny, the museum said on Monday.',
    'The court ruled that cookies need consent. Privacy groups had asked for that, and the industry had not.',
    'The page could not be found in any of the manuscripts that the library has bought since the war, she said.',
    'Readers of the paper must subscribe to continue reading its archive, its editor told them in a letter.',
    'The browser will no longer enable JavaScript by default, its makers said on Monday after a long debate.',
  ])('a report that has such words: %s', (text) => {
    expect(texts(page('News of the day', story('News of the day', text, `${one} ${two}`)))).toEqual([
      text,
      `${one} ${two}`,
    ])
  })

  test.each([
    ['a note about scripts', '<noscript>Please enable JavaScript to view the comments.</noscript>'],
    ['an offer of a newsletter', '<div><p>Subscribe to get our newsletter every morning</p></div>'],
    ['a door for subscribers', '<div><p>Already a subscriber? <a href="/in">Log in</a></p></div>'],
    ['twelve headlines', headlines(12)],
    [
      'twelve headlines with a line each',
      `<section><h2>More</h2>${headlines(12, '<p>It is a short line.</p>')}</section>`,
    ],
  ])('a short report beside %s', (_, beside) => {
    expect(texts(page('Bridge closed', story('Bridge closed', one, two) + beside))).toEqual([one, two])
  })

  test('a report in a script without stops beside many headlines', () => {
    const thai = 'สะพานข้ามท่าเรือถูกปิดเมื่อวันจันทร์หลังจากเจ้าหน้าที่ตรวจสอบพบรอยร้าวสิบสี่แห่งในโครงเหล็กของสะพานนั้น'
    expect(texts(page('สะพานถูกปิด', story('สะพานถูกปิด', thai) + headlines(12)))).toEqual([thai])
  })

  test('the whole text on a page that has to be paid for', () => {
    const whole = [one, two, `${one} ${two}`, `${two} ${one}`]
    expect(
      texts(page('Bridge closed', story('Bridge closed', ...whole), linked({ isAccessibleForFree: false }))),
    ).toEqual(whole)
  })

  test('what a shell has of itself as data, and it says so', () => {
    const articleBody = `${one}\n${two}\nUntil then a ferry will cross the harbour every fifteen minutes, and nobody has to pay.`
    const shell = (data: object) =>
      page('Bridge closed', '<div id="root"></div><noscript>Enable JavaScript.</noscript>', linked(data))
    const { paragraphs, warnings } = readHtml(shell({ articleBody }))
    expect(paragraphs.map(({ text }) => text)).toEqual(articleBody.split('\n'))
    expect(warnings).toEqual([
      'The page shows nothing without scripts; this is the text that it has of itself as data.',
    ])
    expect(refused(shell({ articleBody, isAccessibleForFree: false }))).toBe('no_article paywall')
  })
})
