import type { Message } from './complete.ts'

/**
 * Marks by which chat templates tell one speaker from another: ChatML, Llama 2 and 3, Mistral, Gemma, Phi, DeepSeek, Command R.
 * Servers that put messages into such a template take a mark within a message for their own.
 */
const MARKS = [
  String.raw`<(?=[|｜][^<>|｜\n]{1,40}[|｜]>)`,
  String.raw`<(?=/?s>)`,
  String.raw`<(?=</?SYS>>)`,
  String.raw`<(?=/?(?:start|end)_of_[a-z]{1,20}>)`,
  String.raw`<(?=(?:bos|eos|pad|unk)>)`,
  String.raw`\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])`,
]
const FIRST_SIGN = new RegExp(MARKS.join('|'), 'gi')
const WORD_JOINER = '\u2060'

/** A message in which no mark can be read: a character that is not seen parts its first sign from the rest. */
export function withoutMarks({ role, content }: Message): Message {
  return { role, content: content.replaceAll(FIRST_SIGN, `$&${WORD_JOINER}`) }
}
