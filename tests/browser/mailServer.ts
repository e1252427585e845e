import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** An address whose first letter is refused. */
export const REFUSED_ONCE = 'refused-once@example.test'

/** A mail server on the loopback address that takes every letter and keeps none; the first to REFUSED_ONCE it refuses. */
export async function mailServer(): Promise<{ port: number; close: () => void }> {
  let refusals = 1
  const converse = (socket: Socket) => {
    let said = ''
    let isLetter = false
    const answer = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'DATA') {
        isLetter = true
        return '354 go on'
      }
      if (verb === 'QUIT') return '221 bye'
      if (verb === 'RCPT' && line.includes(REFUSED_ONCE) && refusals-- > 0) return '550 nobody here'
      return '250 ok'
    }
    socket.write('220 localhost\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1')
      for (;;) {
        const end = isLetter ? '\r\n.\r\n' : '\r\n'
        const at = said.indexOf(end)
        if (at < 0) return
        const line = said.slice(0, at)
        said = said.slice(at + end.length)
        if (isLetter) {
          isLetter = false
          socket.write('250 taken\r\n')
        } else {
          socket.write(`${answer(line)}\r\n`)
        }
      }
    })
  }
  const server = createServer(converse)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // The tests' process ends without it.
  server.unref()
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}
