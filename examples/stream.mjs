// A summary as an event stream: nothing is a success without "event: result".
const desk = process.env.DESK ?? 'http://127.0.0.1:3000'

const response = await fetch(`${desk}/v1/summaries`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  body: JSON.stringify({ article: { id: '000_d07278516c443baf' }, length: 'headline' }),
})

let rest = ''
let result
for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
  const events = `${rest}${chunk}`.split('\n\n')
  rest = events.pop()
  for (const event of events) {
    const [, name, data] = /^event: (\w+)\ndata: (.*)$/s.exec(event) ?? []
    if (name === 'progress') console.log('…', JSON.parse(data).stage)
    if (name === 'error') throw new Error(JSON.parse(data).detail)
    if (name === 'result') result = JSON.parse(data)
  }
}
if (!result) throw new Error('The stream ended without a result.')
console.log(result.headline)
