import { appendFileSync, readFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** An address that takes the letter with its code, and refuses the next one. */
export const REFUSED_ONCE = 'refused-once@example.test'

/** The newest code that was sent to an address, in Finnish; empty when none has come. POLKU_LETTERS tells where the letters are. */
export function codeSentTo(address: string): string {
  const letters = readFileSync(process.env['POLKU_LETTERS'] ?? '', 'utf8').trim().split('\n').map((line) => JSON.parse(line || '{}') as Partial<Letter>)
  const codes = letters.filter(({ to }) => to === address).map(({ text = '' }) => /^Koodisi on (\S+)/.exec(Buffer.from(text.split('\r\n\r\n')[1] ?? '', 'base64').toString())?.[1] ?? '')
  return codes.findLast((code) => code !== '') ?? ''
}

type Letter = { to: string; text: string }

/** A mail server on the loopback address that puts every letter into a file, a line each; the second to REFUSED_ONCE it refuses. */
export async function mailServer(file: string): Promise<{ port: number; close: () => void }> {
  appendFileSync(file, '')
  let refusable = 0
  const converse = (socket: Socket) => {
    let said = ''
    let to = ''
    let isLetter = false
    const answer = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'DATA') {
        isLetter = true
        return '354 go on'
      }
      if (verb === 'QUIT') return '221 bye'
      if (verb === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? ''
      if (verb === 'RCPT' && to === REFUSED_ONCE && ++refusable === 2) return '550 nobody here'
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
          appendFileSync(file, `${JSON.stringify({ to, text: line })}\n`)
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
