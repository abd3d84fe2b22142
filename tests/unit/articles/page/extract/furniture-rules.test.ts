import { describe, expect, test } from 'vitest'
import { blocksBelow } from '../../../../../src/articles/page/blocks.ts'
import { parsePage } from '../../../../../src/articles/page/dom.ts'
import { furnitureRules } from '../../../../../src/articles/page/extract/furniture-rules.ts'
import { prune } from '../../../../../src/articles/page/extract/prune.ts'

const sentence =
  'The bridge over the harbour was closed on Monday, and nobody could say when it would be opened again.'
const article = Array.from({ length: 12 }, (_, at) => `<p>${sentence} This was said ${at} times.</p>`).join(
  '',
)
const words = furnitureRules.flatMap((rule) => rule.words.map((word) => ({ word, rule })))

/** What is left of a page. */
function pruned(body: string): string[] {
  const page = parsePage(`<!doctype html><html><head></head><body>${body}</body></html>`)
  prune(page)
  return blocksBelow(page.body).map(({ text }) => text)
}

describe.each(furnitureRules)('the rule $name', ({ words, reason, maxShare, maxChars, minLinked = 0 }) => {
  const line = minLinked > 0 ? '<a href="/elsewhere">Some words of the site</a>' : 'Some words of the site'

  test.each(words)('takes an element called %j', (word) => {
    const left = pruned(
      `<article>${article}</article><div class="${word.replaceAll(' ', '-')}">${line}</div>`,
    )
    expect(left).toHaveLength(12)
    expect(left).not.toContain('Some words of the site')
  })

  test.each(words)('spares what holds the prose of the page, although it is called %j', (word) => {
    expect(pruned(`<div class="${word.replaceAll(' ', '-')}">${article}</div>`)).toHaveLength(12)
  })

  test.each(words)('spares a title and a word within a sentence that is called %j', (word) => {
    const name = word.replaceAll(' ', '-')
    const left = pruned(
      `<h1 class="${name}">The bridge</h1><p>It <span class="${name}">was</span> closed.</p>${article}`,
    )
    expect(left.slice(0, 2)).toEqual(['The bridge', 'It was closed.'])
  })

  test('gives a reason in a sentence, limits that leave most of a page, and words as they are compared', () => {
    expect(reason).toMatch(/^[A-Z].*\.$/)
    expect(maxShare).toBeLessThan(1)
    expect(maxChars ?? 1).toBeGreaterThan(0)
    for (const word of words) expect(word).toMatch(/^[a-z]+(?: [a-z]+)*$/)
  })
})

test('rules have names of their own, and no word is in two of them', () => {
  expect(new Set(furnitureRules.map(({ name }) => name)).size).toBe(furnitureRules.length)
  const all = words.map(({ word }) => word)
  expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([])
})

test.each(['class', 'id', 'role', 'itemprop', 'data-component', 'data-testid'])(
  'the words of an element are looked for in its %s, however they are written',
  (attribute) => {
    for (const written of [
      'most-read',
      'mostRead',
      'most_read',
      'x most read 2',
      'MOST--READ',
      'a-most-read-b',
    ])
      expect(pruned(`${article}<div ${attribute}="${written}">Ten bridges</div>`)).toHaveLength(12)
    for (const written of ['almost-read', 'mostreading', 'read-most', 'most-x-read'])
      expect(pruned(`${article}<div ${attribute}="${written}">Ten bridges</div>`)).toHaveLength(13)
  },
)

test('a rule with a limit of length spares what is longer', () => {
  expect(pruned(`${article}<div class="byline">By Maja Brandt</div>`)).toHaveLength(12)
  expect(pruned(`${article}<div class="byline">${'Maja Brandt '.repeat(30)}</div>`)).toHaveLength(13)
})

test('a rule about links spares words that are none', () => {
  expect(pruned(`${article}<div class="box"><a href="/a">Ten bridges that fell</a></div>`)).toHaveLength(12)
  expect(pruned(`${article}<div class="box">Ten bridges that fell</div>`)).toHaveLength(13)
})

test('a paragraph of sentences stays, although it is styled as a line about the article', () => {
  expect(pruned(`${article}<p class="meta">${sentence}</p>`)).toHaveLength(13)
})

test('a post that is quoted stays within a widget, among comments it goes', () => {
  const post = `<blockquote><p>${sentence} So I was told.</p></blockquote>`
  expect(pruned(`${article}<div class="social">${post}</div>`)).toHaveLength(13)
  expect(pruned(`${article}<div class="comments">${post}</div>`)).toHaveLength(12)
})

test('comments go, although they are longer than the article', () => {
  const comment = (at: number) => `<p>${sentence} That is what I think, and my number is ${at}.</p>`
  const comments = Array.from({ length: 30 }, (_, at) => comment(at)).join('')
  expect(pruned(`${article}<div id="comments">${comments}</div>`)).toHaveLength(12)
})

test('what has many words of its own stays, although it is a small part of a long page', () => {
  const text = Array.from({ length: 15 }, () => `<p>${sentence}</p>`).join('')
  expect(pruned(`${article.repeat(20)}<div class="related">${text}</div>`)).toHaveLength(255)
  expect(pruned(`${article.repeat(20)}<div class="related"><p>${sentence}</p></div>`)).toHaveLength(240)
})

test('lists of links go, lists with sentences stay', () => {
  const links = '<li><a href="/a">Ten bridges</a></li><li><a href="/b">Two harbours</a></li>'
  expect(pruned(`${article}<ul>${links}</ul>`)).toHaveLength(12)
  expect(
    pruned(`${article}<ul><li>Ten <a href="/a">bridges</a></li><li>Two harbours</li></ul>`),
  ).toHaveLength(14)
  expect(pruned(`${article}<ul>${links}<li>${sentence}</li></ul>`)).toHaveLength(15)
})

test('a picture goes with its caption, and not with the paragraph that it stands in', () => {
  expect(pruned(`${article}<div><img src="a.jpg"><p>The bridge on Monday</p></div>`)).toHaveLength(12)
  expect(pruned(`${article}<p><img src="a.jpg">${sentence} ${sentence}</p>`)).toHaveLength(13)
})

test('a paragraph of thousands of elements is read to its end', () => {
  const spans = Array.from({ length: 18_000 }, (_, at) => `<span>word, ${at} </span>`)
  const text = spans.map((_, at) => `word, ${at}`).join(' ')
  expect(pruned(`<p>${spans.join('')}</p>`)).toEqual([text])
})
