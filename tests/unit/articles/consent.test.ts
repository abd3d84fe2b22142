import { describe, expect, test } from 'vitest'
import { asksForConsent, isConsentWall } from '../../../src/articles/consent.ts'
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
  'Wir und unsere 200 Partner verwenden Cookies. Mit Ihrer Einwilligung verarbeiten wir personenbezogene Daten.',
  'Nos partenaires et nous utilisons des cookies pour stocker vos données personnelles.',
  'Noi e i nostri partner utilizziamo i cookie. Puoi revocare il consenso in qualsiasi momento.',
  'Nós e os nossos parceiros usamos cookies para guardar dados pessoais.',
  'Wij en onze partners gebruiken cookies. Je kunt je toestemming altijd intrekken.',
  'My i nasi partnerzy używamy plików cookie. Zgodę można wycofać w każdej chwili.',
  'Vi och våra partner använder cookies. Du kan när som helst återkalla ditt samtycke.',
  'Мы и наши партнёры используем файлы cookie. Вы можете отозвать согласие в любое время.',
  'Biz ve ortaklarımız çerez kullanıyoruz. Onayınızı istediğiniz zaman geri çekebilirsiniz.',
  '当サイトではクッキーを使用しています。同意する場合は「同意する」を押してください。',
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
  'The court fined our largest paper over cookies on Monday. Its partners had stored personal data without consent. Privacy campaigners cheered.',
  '“Our partners and we use cookies with consent only, and your choices are safe,” its editor told us. Cookies had been set before consent was asked.',
])('%j is none', (text) => {
  expect(asksForConsent(text)).toBe(false)
})

test('a page that explains at length what its partners do is a wall, though no notice', () => {
  const parts =
    'Measurement, audience research and development of services. We store information on your device. '
  const wall = `We and our 742 partners use cookies. ${parts.repeat(20)}`
  expect(asksForConsent(wall)).toBe(false)
  expect(isConsentWall(wall)).toBe(true)
  expect(
    isConsentWall(
      `${wall}${'The bridge was closed on Monday after inspectors had found cracks in it. '.repeat(40)}`,
    ),
  ).toBe(false)
})

describe('a window that asks for consent', () => {
  const text =
    'The bridge over the harbour was closed on Monday after inspectors had found fourteen cracks in its steel.'
  const notice = `We and our 614 partners use cookies to store and access personal data on your device. ${'You can change your choices or withdraw your consent at any time. '.repeat(5)}`
  const texts = (html: string) => readHtml(html).paragraphs.map((paragraph) => paragraph.text)

  test.each(['div id="cookie-banner"', 'section class="cmp-box"', 'div role="dialog"', 'dialog open'])(
    'is no part of the article beside it, long as it may be: %s',
    (element) => {
      const banner = `<${element}><script>var a</script><p>${notice}</p><button>Accept all</button></${element.split(' ', 1)[0]}>`
      expect(texts(`${banner}<p>${text}</p>`)).toEqual([text])
      expect(texts(`${banner}<div aria-hidden="true"><p>${text} ${text}</p></div>`)).toEqual([
        `${text} ${text}`,
      ])
    },
  )

  test('is told by its words, not by its name', () => {
    expect(texts(`<div class="cookie-recipes"><p>${text}</p></div>`)).toEqual([text])
  })
})
