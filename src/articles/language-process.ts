import { detectLanguage } from './language.ts'

// The other end of `detector.ts`: answers each sample with its language, and ends with the process that started it.
process.on('message', ({ id, sample }: { id: number; sample: string }) => {
  process.send?.({ id, language: detectLanguage(sample) })
})
