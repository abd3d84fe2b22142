// The facts of an article, each with the article's own words: what a developer would build on.
const desk = process.env.DESK ?? 'http://127.0.0.1:3000'

const response = await fetch(`${desk}/v1/facts`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ article: { id: '000_d07278516c443baf' }, max: 3 }),
})
const reply = await response.json()
if (!response.ok) throw new Error(`${reply.code}: ${reply.detail}`)

for (const { kind, claim, quotes, supported } of reply.facts) {
  console.log(`${supported ? '+' : '?'} [${kind}] ${claim}`)
  for (const { text, start, end } of quotes) console.log(`    ${start}-${end} "${text}"`)
}
console.log(`(${reply.source.mode}, ${reply.source.cache}, ${reply.source.usage.calls} calls)`)
