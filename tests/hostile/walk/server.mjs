// A sample installation of its own on a free port, and the people of it.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PASSWORD = 'polku-sample-2026'

/** Answers { url, close }. */
export async function serve(program) {
  const folder = mkdtempSync(join(tmpdir(), 'polku-walk-'))
  const data = join(folder, 'data')
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('POLKU_')))
  execFileSync(program, ['demo', '--data', data], { stdio: 'ignore', env })
  const server = spawn(program, ['serve', '--data', data, '--port', '0', '--tls', 'false', '--metrics-port', '0'], { stdio: ['ignore', 'pipe', 'ignore'], env })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const url = await new Promise((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (chunk) => {
      said += chunk.toString()
      const found = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (found) resolve(found.replace('localhost', '127.0.0.1'))
    })
    server.once('exit', () => reject(new Error(`polku serve ended: ${said}`)))
  })
  const close = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, close, alive: () => server.exitCode === null && server.signalCode === null }
}

/** One person's requests; signs in, and again when the session has ended. */
export class Person {
  constructor(url, username) {
    this.url = url
    this.username = username
    this.cookie = undefined
    /** Somebody has given them another password: they do nothing any more. */
    this.out = false
  }

  /** The answer; nothing when they are out. */
  async send(method, path, { headers = {}, body } = {}) {
    if (this.cookie === undefined) await this.signIn()
    if (this.out) return undefined
    let response = await this.once(method, path, headers, body)
    // Whoever only guesses wrong is still signed in.
    if (response.status === 401 && ['unauthenticated', 'not_signed_in'].includes((await response.clone().json()).code)) {
      await this.signIn()
      if (this.out) return undefined
      response = await this.once(method, path, headers, body)
    }
    const type = response.headers.get('content-type') ?? ''
    return { status: response.status, type, head: response.headers, body: type.startsWith('text/event-stream') ? await firstPiece(response) : await response.text() }
  }

  once(method, path, headers, body) {
    const own = { 'x-polku-request': '1', cookie: this.cookie, ...headers }
    return fetch(this.url + path, { method, headers: own, body, redirect: 'manual', signal: AbortSignal.timeout(60_000) })
  }

  /** Waits for as long as it is told to: who has guessed wrong meanwhile is slowed down. */
  async signIn() {
    let response = await this.askToSignIn()
    for (let waits = 0; response.status === 429 && waits < 5; waits++) {
      await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get('retry-after'))))
      response = await this.askToSignIn()
    }
    if (response.status === 401) {
      this.out = true
      return
    }
    if (response.status !== 201) throw new Error(`${this.username} cannot sign in: ${response.status} ${await response.text()}`)
    this.cookie = response.headers.getSetCookie()[0].split(';')[0]
  }

  askToSignIn() {
    return fetch(`${this.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'x-polku-request': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ username: this.username, password: PASSWORD }),
    })
  }
}

/** A stream goes on until its reader goes: its first piece is enough. */
async function firstPiece(response) {
  const reader = response.body.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new TextDecoder().decode(value)
}
