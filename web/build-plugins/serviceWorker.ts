import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** Writes dist/sw.js: sw.js with the list of the shell's files and a name for this build. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle)
        .filter((file) => /\.(js|css|woff2)$/.test(file))
        .map((file) => `/${file}`)
        .sort()
      const build = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
      const source = readFileSync('sw.js', 'utf8')
        .replace('= __ASSETS__', () => `= ${JSON.stringify(['/index.html', ...files])}`)
        .replace("__BUILD__'", () => `${build}'`)
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}
