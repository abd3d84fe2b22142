/** One event of a stream: its name, empty for most, and its data, the lines of which are joined by line breaks. */
export type ServerEvent = { name: string; data: string }

export type Events = {
  /** The events that end within this piece of the stream, however it was cut. */
  take(piece: string): ServerEvent[]
  /** The event at the end of the stream, if it was not closed by an empty line. */
  end(): ServerEvent[]
}

/**
 * Reads server-sent events (WHATWG HTML, 9.2.6): lines end in LF, CR or CRLF, comments and unknown fields are passed
 * over. The time it takes only grows with what comes in.
 */
export function openEvents(): Events {
  let line = ''
  let isAfterReturn = false
  let name = ''
  let data: string[] = []

  function close(): ServerEvent[] {
    const event = { name, data: data.join('\n') }
    name = ''
    data = []
    return event.data === '' ? [] : [event]
  }

  function read(whole: string): ServerEvent[] {
    if (whole === '') return close()
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(whole) ?? []
    if (field === 'data') data.push(value)
    if (field === 'event') name = value
    return []
  }

  return {
    take(piece) {
      if (piece === '') return []
      const text = isAfterReturn && piece.startsWith('\n') ? piece.slice(1) : piece
      isAfterReturn = piece.endsWith('\r')
      const [first = '', ...others] = text.split(/\r\n|\n|\r/)
      line += first
      return others.flatMap((other) => {
        const events = read(line)
        line = other
        return events
      })
    },
    end() {
      return [...read(line === '' ? ':' : line), ...close()]
    },
  }
}
