import { LRUCache } from 'lru-cache'

const MODELS_REMEMBERED = 500
/** For a server that may send the head of its answer only with the whole of it. */
const UNKNOWN_FACTOR = 4

/** How long the first byte of an answer is waited for, by what is known of the model. */
export type Patience = {
  /** 0 stands for as long as it takes. */
  secondsFor(model: string): number
  /** It has answered, as a stream or in one piece. */
  note(model: string, isStream: boolean): void
}

/** `firstByteSeconds` is for models that answer as streams; 0 for no limit at all. */
export function openPatience(firstByteSeconds: number): Patience {
  const streams = new LRUCache<string, boolean>({ max: MODELS_REMEMBERED })
  return {
    secondsFor(model) {
      const isStream = streams.get(model)
      if (isStream === false) return 0
      return isStream ? firstByteSeconds : firstByteSeconds * UNKNOWN_FACTOR
    },
    note: (model, isStream) => void streams.set(model, isStream),
  }
}
