import type { ServerEvent } from './messages'

const EMPTY: ServerEvent = { event: '', id: '', data: '' }

/** Server-sent events out of the bytes of an answer, as they come. The stream may break anywhere, also within a letter. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let waiting = ''
  let event = EMPTY
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    waiting += decoder.decode(value, { stream: true })
    const lines = waiting.split('\n')
    waiting = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        yield event
        event = EMPTY
      } else {
        event = { ...event, ...fieldOf(line) }
      }
    }
  }
}

/** Of comments and of what we do not use (retry), nothing. */
function fieldOf(line: string): Partial<ServerEvent> {
  const colon = line.indexOf(':')
  const name = line.slice(0, colon)
  const value = line.slice(colon + 1).replace(/^ /, '')
  return name === 'event' || name === 'id' || name === 'data' ? { [name]: value } : {}
}
