import { CopydeskError, type ErrorCode, type Issue } from '../errors.ts'
import { addUsage, type Usage } from './complete.ts'

type Details = {
  /** What the attempts up to this failure used up; `calls` counts them. */
  usage: Usage
  /** Whether the same request may be sent again. */
  again: boolean
  retryAfterSeconds?: number | undefined
  issues?: Issue[] | undefined
  /** Never holds the provider's key: it may be logged. */
  cause?: unknown
}

/** A request to a model that brought no answer, and what it cost all the same. */
export class ModelFailure extends CopydeskError {
  readonly usage: Usage
  readonly again: boolean

  constructor(code: ErrorCode, message: string, { usage, again, retryAfterSeconds, issues, cause }: Details) {
    super(code, message, {
      cause,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(issues === undefined ? {} : { issues }),
    })
    this.name = 'ModelFailure'
    this.usage = usage
    this.again = again
  }
}

/** The same failure with the usage of earlier attempts added. */
export function withUsage(failure: ModelFailure, earlier: Usage): ModelFailure {
  return changed(failure, { usage: addUsage(earlier, failure.usage) })
}

/** The same failure with another time to wait. */
export function withRetryAfter(failure: ModelFailure, retryAfterSeconds: number): ModelFailure {
  return changed(failure, { retryAfterSeconds })
}

function changed(failure: ModelFailure, details: Partial<Details>): ModelFailure {
  const { code, message, usage, again, retryAfterSeconds, issues, cause } = failure
  return new ModelFailure(code, message, { usage, again, retryAfterSeconds, issues, cause, ...details })
}
