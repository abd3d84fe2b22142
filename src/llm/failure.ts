import { CopydeskError, type ErrorCode, type Issue } from '../errors.ts'
import { addUsage, type Usage } from './complete.ts'

type Details = {
  /** What the attempts up to this failure used up; `calls` counts them. */
  usage: Usage
  /** Whether the same request may be sent again. */
  again: boolean
  retryAfterSeconds?: number | undefined
  issues?: Issue[] | undefined
  /** Of the provider's answer, where there was one. */
  status?: number | undefined
  /** It was turned away because too many were under way at once. */
  crowded?: boolean | undefined
  /** Never holds the provider's key: it may be logged. */
  cause?: unknown
}

/** A request to a model that brought no answer, and what it cost all the same. */
export class ModelFailure extends CopydeskError {
  readonly usage: Usage
  readonly again: boolean
  readonly status: number | undefined
  readonly crowded: boolean

  constructor(code: ErrorCode, message: string, details: Details) {
    const { usage, again, retryAfterSeconds, issues, status, crowded = false, cause } = details
    super(code, message, {
      cause,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(issues === undefined ? {} : { issues }),
    })
    this.name = 'ModelFailure'
    this.usage = usage
    this.again = again
    this.status = status
    this.crowded = crowded
  }
}

/** The same failure with another usage in the place of its own. */
export function withOwnUsage(failure: ModelFailure, usage: Usage): ModelFailure {
  return changed(failure, { usage })
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
  const { code, message, usage, again, retryAfterSeconds, issues, status, crowded, cause } = failure
  const same = { usage, again, retryAfterSeconds, issues, status, crowded, cause }
  return new ModelFailure(code, message, { ...same, ...details })
}
