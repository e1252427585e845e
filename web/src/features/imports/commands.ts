import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'

/** `name`, `size` and `modified` tell one file from another, so that the same file sent again keeps its request key. */
export type ChosenFile = { file: File; name: string; size: number; modified: number }

export function chosenFile(file: File): ChosenFile {
  return { file, name: file.name, size: file.size, modified: file.lastModified }
}

/** Sends the file to be read and checked; nothing is imported by it. */
export function readFile({ file, name }: ChosenFile, key: string) {
  return answerOf(
    api.POST('/imports', {
      params: { query: { kind: 'referrals', file_name: name }, header: keyed(key) },
      headers: { 'Content-Type': 'text/csv' },
      body: file as unknown as string,
      bodySerializer: (body) => body,
    }),
  )
}

/** Answers when all is imported, or nothing: progress is had by asking for the import meanwhile. */
export function runImport({ id, version }: { id: string; version: number }, key: string) {
  return answerOf(api.POST('/imports/{import}/run', { params: { path: { import: id }, header: keyedAt(key, version) } }))
}

/** Takes back all that it made, or nothing. */
export function undoImport({ id, version }: { id: string; version: number }, key: string) {
  return answerOf(api.POST('/imports/{import}/undo', { params: { path: { import: id }, header: keyedAt(key, version) } }))
}

/** Where the faults are had as a file to send back, in the reader's language. */
export function faultsFile(id: string, language: string): string {
  return `/api/v1/imports/${encodeURIComponent(id)}/faults.csv?language=${language}`
}
