import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateRequestTokens, estimateTokens } from '../../../src/llm/tokens.ts'
import { request } from '../../support/model-call.ts'

describe('an estimate of tokens', () => {
  test.each([
    // Counted with OpenAI's o200k vocabulary.
    [
      31,
      'The finance minister said on Tuesday that the government would not raise taxes before the next election, despite warnings from economists that the deficit was growing faster than expected.',
    ],
    [
      51,
      'Minister finansów powiedział we wtorek, że rząd nie podniesie podatków przed najbliższymi wyborami, mimo ostrzeżeń ekonomistów, że deficyt rośnie szybciej, niż oczekiwano.',
    ],
    [
      43,
      'Министр финансов заявил во вторник, что правительство не будет повышать налоги до следующих выборов, несмотря на предупреждения экономистов о том, что дефицит растёт быстрее, чем ожидалось.',
    ],
    [
      49,
      'وزیر خزانہ نے منگل کو کہا کہ حکومت اگلے انتخابات سے پہلے ٹیکس نہیں بڑھائے گی، حالانکہ ماہرین معاشیات نے خبردار کیا ہے کہ خسارہ توقع سے زیادہ تیزی سے بڑھ رہا ہے۔',
    ],
    [
      44,
      'वित्त मंत्री ने मंगलवार को कहा कि सरकार अगले चुनाव से पहले कर नहीं बढ़ाएगी, हालांकि अर्थशास्त्रियों ने चेतावनी दी है कि घाटा उम्मीद से तेज़ी से बढ़ रहा है।',
    ],
    [34, '财政部长周二表示，尽管经济学家警告称赤字增长速度超过预期，但政府在下次选举之前不会提高税收。'],
    [
      59,
      '財務大臣は火曜日、財政赤字が予想を上回る速さで拡大しているとのエコノミストの警告にもかかわらず、政府は次の選挙まで増税しないと述べた。',
    ],
    [
      44,
      '재무장관은 화요일 경제학자들이 적자가 예상보다 빠르게 증가하고 있다고 경고했음에도 불구하고 정부가 다음 선거 전에 세금을 인상하지 않을 것이라고 말했다.',
    ],
  ])('is near the %i tokens of a sentence, and rather above than below', (tokens, sentence) => {
    expect(estimateTokens(sentence)).toBeGreaterThan(tokens * 0.85)
    expect(estimateTokens(sentence)).toBeLessThan(tokens * 1.8)
  })

  test('is 4.7 characters a token in English, rounded up', () => {
    expect(estimateTokens('a'.repeat(47))).toBe(10)
    expect(estimateTokens('a'.repeat(48))).toBe(11)
  })

  test('is never 0', () => {
    expect(estimateTokens('')).toBe(1)
    expect(estimateTokens('a')).toBe(1)
  })

  test('grows with the text and by no more than its length, whatever the script', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [whole, one, other] = [a + b, a, b].map((part) => estimateTokens(part)) as [
          number,
          number,
          number,
        ]
        expect(whole).toBeGreaterThanOrEqual(Math.max(one, other))
        expect(whole).toBeLessThanOrEqual(one + other)
        expect(one).toBeLessThanOrEqual(Math.max(1, a.length))
      }),
    )
  })

  test('of a request counts every message and the schema', () => {
    const bare = estimateRequestTokens({ ...request, messages: [] })
    const schema = estimateTokens(JSON.stringify(request.answer.schema))
    expect(bare).toBe(schema + 3)
    expect(estimateRequestTokens(request)).toBe(bare + 4 + 3 + 4 + 7)
  })
})
