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
  const { code, message, again, retryAfterSeconds, issues, cause } = failure
  const usage = addUsage(earlier, failure.usage)
  return new ModelFailure(code, message, { usage, again, retryAfterSeconds, issues, cause })
}
