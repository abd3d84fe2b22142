import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/llm/chat-reply.ts'

const answer = '{"headline":"Bridge {closed}","facts":[{"id":"a"},{"id":"b"}],"note":"\\"}]"}'

describe('JSON is found', () => {
  test.each([
    ['in prose', `Here is the JSON you asked for: ${answer} Let me know!`],
    ['in prose with brackets of its own', `As asked [1], {in short}:\n${answer}\n[1] The article.`],
    ['in prose with an apostrophe and a quotation', `It's the "bridge": ${answer} That's "all".`],
    ['after thoughts', `<think>let me see</think>\n\n${answer}`],
    ['after thoughts that hold a draft', `<think>Perhaps {"headline":"Bridge"}?</think>${answer}`],
    ['after thoughts that are broken', `\n<Reasoning>{"headl[</Reasoning>\n${answer}`],
    ['after thoughts and fenced', `<thinking>Hm.</thinking>\n\`\`\`json\n${answer}\n\`\`\``],
    ['in a fence that is not closed', `\`\`\`json\n${answer}`],
    ['in a fence beside another', `\`\`\`\nsome code\n\`\`\`\n\`\`\`json\n${answer}\n\`\`\``],
  ])('%s', (_name, content) => {
    expect(unwrap(content)).toEqual({ text: answer, wrapping: 'packed' })
  })

  test('as it is when there is nothing around it, whatever its text says', () => {
    const odd = '{"headline":"<think>no</think> ```json {} ```"}'
    expect(unwrap(odd)).toEqual({ text: odd, wrapping: 'none' })
  })

  test('in any prose without brackets, whatever it holds', () => {
    const prose = fc.string().map((text) => text.replaceAll(/[{}[\]<\uFEFF]/g, ''))
    fc.assert(
      fc.property(prose, fc.dictionary(fc.string(), fc.jsonValue()), prose, (before, value, after) => {
        const text = JSON.stringify(value)
        expect(unwrap(`So: ${before}${text}${after} Done.`)).toEqual({ text, wrapping: 'packed' })
      }),
    )
  })
})

describe('no JSON is taken', () => {
  test.each([
    ['of two objects', '{"headline":"Bridge"} or {"headline":"Closed"}'],
    ['of an object that is not JSON', "So: {headline: 'Bridge'}"],
    ['of a list of answers', `So: [${answer}, ${answer}]`],
    ['of a list that is cut off', `So: [${answer}, {"headl`],
    ['of a list whose beginning is missing', `{"a":1}], "b": {"c":2}}`],
    ['of thoughts that never end', `<think>Perhaps ${answer}`],
    ['of prose', 'The bridge is closed!'],
  ])('out %s', (_name, content) => {
    expect(unwrap(content)).toEqual({ text: content, wrapping: 'prose' })
  })

  test('out of an answer that is cut off anywhere: no part of it is an answer', () => {
    const prefix = fc.constantFrom('', 'Here it is: ', '```json\n', '<think>Hm.</think>')
    fc.assert(
      fc.property(
        prefix,
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (before, value, part) => {
          const whole = JSON.stringify(value)
          const content = before + whole.slice(0, Math.floor(part * (whole.length - 1)))
          expect(unwrap(content)).toEqual({ text: content, wrapping: 'prose' })
        },
      ),
    )
  })

  test.each([
    ['{', '{'.repeat(4_000_000)],
    ['{x}', '{x}'.repeat(2_000_000)],
    ['{"}', '{"}'.repeat(2_000_000)],
    ['{"":}', '{"":}'.repeat(2_000_000)],
    ['white space in brackets', '{   }  x'.repeat(1_000_000)],
    ['[]', 'So: ' + '[]'.repeat(4_000_000)],
    ['nested', `So: ${'{"a":'.repeat(1_000_000)}`],
    ['<think>', '<think>'.repeat(1_000_000)],
    ['backslashes', `So: {"${'\\'.repeat(4_000_000)}`],
  ])('out of millions of %s, and it takes no time that grows faster than they do', (_name, content) => {
    const { text, wrapping } = unwrap(content)
    expect([text.length, wrapping]).toEqual([content.length, 'prose'])
  })
})
