import { expect, test } from 'vitest'
import { asksForConsent } from '../../../src/articles/consent.ts'
import { readHtml } from '../../../src/articles/page/html.ts'
import { readText } from '../../../src/articles/text.ts'
import { problemOf } from './outcome.ts'

const notices = [
  'We use cookies. Accept all',
  'We use cookies to improve your experience\nAccept all\nManage preferences\nPrivacy policy',
  'We value your privacy\nWe and our partners use cookies to store information on your device.',
  'Accept all cookies\nReject all',
  'Wir verwenden Cookies. Alle akzeptieren',
  'Nous utilisons des cookies. Tout accepter',
  'Usamos cookies. Aceptar todo',
  'نستخدم ملفات تعريف الارتباط. قبول',
]

test.each(notices)('%j is no article but a cookie wall, as text and as a page', (notice) => {
  const wall = { code: 'no_article', reason: 'cookie_wall' }
  expect(problemOf(() => readText(notice))).toMatchObject({ ...wall, issues: [{ path: 'article.text' }] })
  const html = `<html><body><div><p>${notice.replaceAll('\n', '</p><p>')}</p></div></body></html>`
  expect(problemOf(() => readHtml(html))).toMatchObject({ ...wall, issues: [{ path: 'article.html' }] })
})

test.each([
  'Google was fined over cookies. Regulators said that users could not reject cookies as easily as accept them.',
  'The baker sold cookies. We use butter, she said. It is an old recipe from her home in the north of the country.',
  'The talks will begin next month in Washington, the minister said. We use cookies. Accept all',
  'We use cookies. Accept all. '.repeat(40),
  'Accept all',
])('%j is none', (text) => {
  expect(asksForConsent(text)).toBe(false)
})
