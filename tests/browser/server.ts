import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mailServer } from './mailServer'
import { IN_DANGER, referralFile } from './s0/referralFile'

function needed(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run ./tests/run browser`)
  return value
}

/** Fills a new installation with samples and serves it on a free port; POLKU_URL tells the tests where. Answers what ends it. */
export default async function serve(): Promise<() => Promise<void>> {
  const program = needed('POLKU_PROGRAM')
  const folder = mkdtempSync(join(tmpdir(), 'polku-browser-'))
  const data = join(folder, 'data')
  execFileSync(program, ['demo', '--data', data], { stdio: 'inherit' })
  const more = join(folder, 'more.csv')
  writeFileSync(more, referralFile([IN_DANGER]))
  execFileSync(program, ['import', 'referrals', more, '--data', data], { stdio: 'inherit' })
  const letters = join(folder, 'letters')
  const mail = await mailServer(letters)
  process.env['POLKU_LETTERS'] = letters
  // What is named POLKU_ is a setting of the server's, and ours are none.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('POLKU_')))
  const server = spawn(program, ['serve', '--data', data, '--web', needed('POLKU_WEB'), '--port', '0', '--metrics-port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...env,
      POLKU_NOTICES_MAIL_HOST: '127.0.0.1',
      POLKU_NOTICES_MAIL_PORT: String(mail.port),
      POLKU_NOTICES_MAIL_TLS: 'none',
      POLKU_NOTICES_MAIL_FROM: 'polku@example.test',
      POLKU_NOTICES_MAIL_LINK: 'https://polku.example.test',
    },
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  process.env['POLKU_URL'] = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const url = /https:\/\/localhost:\d+/.exec(said)?.[0]
      if (url) resolve(url)
    })
    server.once('exit', () => reject(new Error(`polku serve ended: ${said}`)))
  })
  return async () => {
    server.kill('SIGTERM')
    await ended
    mail.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
