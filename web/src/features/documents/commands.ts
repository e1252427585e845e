import { answerOf, api } from '../../api/client'
import { keyed } from '../../api/conditional'
import { partsOf } from './rules'
import type { NewDocument, WithdrawalReason } from './types'

export type Sending = {
  caseId: string
  file: File
  body: Omit<NewDocument, 'sha256' | 'size' | 'file_name'>
  /** `name`, `size` and `modified` tell one file from another, so that the same file sent again keeps its request keys. */
  name: string
  size: number
  modified: number
  /** Rises when what was begun was given up: the next sending is another one. */
  attempt: number
}
type Watch = { signal: AbortSignal; onSent: (bytes: number) => void }

/**
 * Sends the file part by part and records it. After an answer was lost it may be sent again with the same key: what has come is not sent
 * twice, and the document is recorded once. A refused or cancelled sending is given up: nothing of it stays.
 */
export async function sendDocument({ caseId, file, body }: Sending, key: string, { signal, onSent }: Watch) {
  const sha256 = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  const path = { case: caseId }
  onSent(0)
  const { id } = await answerOf(
    api.POST('/cases/{case}/documents', { params: { path, header: keyed(key) }, body: { ...body, sha256, size: file.size, file_name: file.name }, signal }),
  )
  try {
    for (const { number, from, to } of partsOf(file.size)) {
      signal.throwIfAborted()
      await answerOf(
        api.PUT('/cases/{case}/documents/{document}/parts/{part}', {
          params: { path: { ...path, document: id, part: number }, header: keyed(`${key}-${number}`) },
          headers: { 'Content-Type': 'application/octet-stream' },
          body: file.slice(from, to) as unknown as string,
          bodySerializer: (part) => part,
          signal,
        }),
      )
      onSent(to)
    }
    signal.throwIfAborted()
    // From here on it may be recorded although the answer is lost: it is not cancelled any more.
    return await answerOf(api.POST('/cases/{case}/documents/{document}/complete', { params: { path: { ...path, document: id }, header: keyed(`${key}-all`) } }))
  } catch (error) {
    if (signal.aborted || wasRefused(error)) await giveUp(caseId, id)
    throw error
  }
}

/** The server said no; otherwise it said nothing. */
export function wasRefused(error: unknown): boolean {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500
}

/** Erases what was begun. When that fails, the server erases it within a day. */
async function giveUp(caseId: string, document: string): Promise<void> {
  await withdrawDocument({ caseId, document, reason: 'wrong_file' }, crypto.randomUUID()).catch(() => undefined)
}

export function withdrawDocument({ caseId, document, reason }: { caseId: string; document: string; reason: WithdrawalReason }, key: string) {
  return answerOf(api.POST('/cases/{case}/documents/{document}/withdraw', { params: { path: { case: caseId, document }, header: keyed(key) }, body: { reason } }))
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
