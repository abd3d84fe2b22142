import { facts } from './facts.ts'
import { summary } from './summary.ts'
import type { Task } from './task.ts'
import { translation } from './translation.ts'

/** Everything the desk can do with an article. */
export const tasks: Task[] = [summary, facts, translation]
