/** What takes lines of a log. */
type Destination = {
  write(lines: string): unknown
  flush(done?: (error?: Error) => void): void
  flushSync(): void
}

type Lines = Omit<Destination, 'flushSync'>

/**
 * Hands lines on when there are `characters` of them, or after `seconds`, and when the process ends. pino's own destination
 * measures all that it holds with every line, and so can only hold little: its many writes cost more than the lines.
 */
export function gathered(destination: Destination, most: { characters: number; seconds: number }): Lines {
  let lines = ''
  let timer: NodeJS.Timeout | undefined
  const handOn = () => {
    const gathered = lines
    lines = ''
    if (gathered !== '') destination.write(gathered)
  }
  const begin = () => {
    process.once('exit', () => {
      handOn()
      destination.flushSync()
    })
    return setInterval(handOn, most.seconds * 1_000).unref()
  }
  return {
    write(line) {
      timer ??= begin()
      lines += line
      if (lines.length >= most.characters) handOn()
    },
    flush(done) {
      handOn()
      destination.flush(done)
    },
  }
}
