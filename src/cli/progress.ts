const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
const SHOWN_AFTER_MS = 1_000

/** A line on a terminal that says what is going on, for anything that takes over a second; silence elsewhere. */
export type Progress = { say(stage: string): void; end(): void }

export function openProgress(terminal: { isTTY?: boolean; write(text: string): unknown }): Progress {
  if (!terminal.isTTY) return { say: () => undefined, end: () => undefined }
  const began = Date.now()
  let said = 'reading the article'
  let frame = 0
  const timer = setInterval(() => {
    if (Date.now() - began < SHOWN_AFTER_MS) return
    frame = (frame + 1) % FRAMES.length
    const seconds = Math.round((Date.now() - began) / 1000)
    terminal.write(`\r\u001B[K${FRAMES[frame]} ${said} (${seconds} s)`)
  }, 100)
  return {
    say(stage) {
      said = stage
    },
    end() {
      clearInterval(timer)
      if (Date.now() - began >= SHOWN_AFTER_MS) terminal.write('\r\u001B[K')
    },
  }
}
