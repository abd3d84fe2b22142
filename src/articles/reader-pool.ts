import { openReader, type Reader, type Task } from './reader.ts'

/** Jobs that wait, and the processes that do them: as many as may be, started when they are needed. */
export type Pool = {
  /** A task that is put first was lost once, and has waited long enough. */
  put(task: Task, isFirst?: boolean): void
  /** Forgets a task that has not been begun. */
  forget(task: Task): void
  close(): void
}

export type PoolOptions = { count: number; idleSeconds: number; limitSeconds: number }

export function openPool({ count, idleSeconds, limitSeconds }: PoolOptions): Pool {
  const queue: Task[] = []
  const readers = new Set<Reader>()

  function advance(): void {
    while (queue.length > 0) {
      const free = [...readers].find((reader) => reader.isFree()) ?? another()
      const task = free && queue.shift()
      if (!task) return
      free.take(task)
    }
  }

  function another(): Reader | undefined {
    if (readers.size >= count) return undefined
    const onGone = (gone: Reader) => {
      readers.delete(gone)
      advance()
    }
    const reader = openReader({ limitSeconds, idleSeconds, onFree: advance, onGone })
    readers.add(reader)
    return reader
  }

  return {
    put(task, isFirst = false) {
      if (isFirst) queue.unshift(task)
      else queue.push(task)
      advance()
    },
    forget(task) {
      const place = queue.indexOf(task)
      if (place >= 0) queue.splice(place, 1)
    },
    close() {
      for (const reader of readers) reader.close()
    },
  }
}
