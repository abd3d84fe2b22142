import { describe, expect, test } from 'vitest'
import { readHtml } from '../../../../src/articles/page/html.ts'
import { problemOf } from '../outcome.ts'

const page = (title: string, body: string) =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`
const refused = (html: string) => {
  const { code, reason } = problemOf(() => readHtml(html))
  return `${code} ${reason}`
}

describe('no article is', () => {
  test.each([
    ['', '<p>Please wait while we verify your browser...</p>'],
    [
      'Blocked',
      '<h1>You’ve been blocked by network security.</h1><p>To continue, log in to your account.</p>',
    ],
    [
      'Shop',
      '<h4>Enter the characters you see below</h4><p>Sorry, we just need to make sure you’re not a robot.</p>',
    ],
    [
      'Too Many Requests',
      '<h1>Too Many Requests</h1><p>You have sent too many requests in a given time.</p>',
    ],
    [
      'Unavailable',
      '<h1>451: Unavailable for legal reasons</h1><p>We cannot grant you access from your country.</p>',
    ],
    [
      'The Paper',
      '<h1>Sorry, we couldn’t find that page</h1><p>Try searching for it, or go back to our front page.</p>',
    ],
    ['Search', '<h1>Search</h1><p>Nothing was found for “ferry”. Please try again with other words.</p>'],
    [
      'Subscribe | The Paper',
      '<h1>Subscribe</h1><p>Choose a plan that suits you.</p><p>Digital, £1 a week</p>',
    ],
  ])('another page that speaks of itself: %s %s', (title, body) => {
    expect(refused(page(title, body))).toBe('no_article not_an_article')
  })

  test.each([
    ['会谈', '部长周五会见了来访的代表团。', '订阅后继续阅读全文'],
    ['会談', '大臣は金曜日に代表団と会談した。', 'この記事は有料会員限定です。'],
    ['Görüşmeler', 'Bakan, görüşmelerin gelecek ay başlayacağını söyledi.', 'Bu içerik abonelere özeldir.'],
    [
      'محادثات',
      'قال الوزير إن المحادثات ستبدأ الشهر المقبل.',
      'هذا المحتوى للمشتركين فقط. اشترك لمواصلة القراءة.',
    ],
  ])('the beginning above an offer in another language: %s', (title, text, offer) => {
    const body = `<article><h1>${title}</h1><p>${text}</p></article><div><p>${offer}</p></div>`
    expect(refused(page(title, body))).toBe('no_article paywall')
  })
})

describe('an article is', () => {
  test.each([
    [
      'Paper ends its paywall',
      'The paper told readers that they need not subscribe to continue reading. Its rivals were not amused.',
    ],
    [
      'Subscribers only',
      'Subscribers only may vote at the meeting of the cooperative on Monday. The others will be heard.',
    ],
    [
      'Enable JavaScript, says expert',
      'Sites should work where readers do not enable JavaScript, an expert said. Few do.',
    ],
    [
      'Maintenance',
      'The bridge is closed for maintenance until Friday. We will be back soon, the workers said.',
    ],
    [
      'Your rights',
      'You can withdraw your consent at any time. Our guide tells how to ask a company for your personal data.',
    ],
    ['Not found', 'The novel was found in a drawer. It will be printed in May.'],
    ['Access denied', 'The judge denied reporters access to the hearing on Friday. No reason was given.'],
  ])('a short text with the words of a notice: %s', (title, text) => {
    const html = page(title, `<article><h1>${title}</h1><p>${text}</p></article>`)
    expect(readHtml(html).paragraphs.map((paragraph) => paragraph.text)).toEqual([text])
  })

  test('a short one below a bar that asks for consent, without the bar', () => {
    const bar = '<div class="x1"><p>We use cookies. By going on you agree to our use of cookies.</p></div>'
    const text = 'The talks begin on Monday. They end on Friday.'
    const html = page('Talks', `${bar}<article><h1>Talks</h1><p>${text}</p></article>`)
    expect(readHtml(html).paragraphs.map((paragraph) => paragraph.text)).toEqual([text])
  })
})
