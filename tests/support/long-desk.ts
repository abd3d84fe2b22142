import type { Call, Complete, CompletionRequest } from '../../src/llm/complete.ts'
import { rehearsal } from '../../src/llm/rehearsal.ts'
import { unfence } from '../../src/prompts/fence.ts'
import { inProcess, noAnswers } from './rehearsed.ts'
import { openTestDesk } from './test-desk.ts'

/** Two hundred short paragraphs, each with figures of its own. */
export const paragraphs = Array.from(
  { length: 200 },
  (_, index) =>
    `The mayor of Lindau, Anna Lind, opened bridge number ${index + 1} on Monday after ${index + 300} days of work. The Harbour Board paid ${index + 1_000} dollars for the work.`,
)
export const bridges = { title: 'Bridges opened', language: 'en', text: paragraphs.join('\n\n') }

/** A model that takes a few thousand tokens, so that an article of two hundred paragraphs is long. */
export const SMALL = {
  COPYDESK_MAX_INPUT_TOKENS: '9000',
  COPYDESK_MAX_OUTPUT_TOKENS: '4000',
  COPYDESK_CONCURRENCY: '32',
}

type Answer = (request: CompletionRequest, call: Call) => unknown

/** A desk whose model answers with what the function gives, as JSON, and else as the rehearsal does. */
export async function openLongDesk(answer: Answer = () => undefined, env: Record<string, string> = SMALL) {
  const asked: CompletionRequest[] = []
  const rehearse = rehearsal({ answers: noAnswers, detector: inProcess })
  const model: Complete = async (request, call) => {
    asked.push(request)
    const completion = await rehearse(request, call)
    const given = await answer(request, call)
    return given === undefined ? completion : { ...completion, text: JSON.stringify(given) }
  }
  return { asked, desk: await openTestDesk({ model, env }) }
}

/** The texts between the markers of a request's last message. */
export const textsOf = ({ messages }: CompletionRequest) => unfence(messages.at(-1)?.content ?? '')

/** The requests for one kind of answer. */
export const forAnswer = (asked: CompletionRequest[], name: string) =>
  asked.filter(({ answer }) => answer.name === name)
