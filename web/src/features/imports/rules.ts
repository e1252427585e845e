import type { Tone } from '../../ui/Tag/Tag'

const MAX_BYTES = 20 * 1024 * 1024
const BYTES_IN_MB = 1024 * 1024

/** Why a file is not even sent; the server judges everything else. */
export function refusalOf(file: { size: number }): { reason: 'empty' } | { reason: 'tooLarge'; megabytes: number } | null {
  if (file.size === 0) return { reason: 'empty' }
  if (file.size > MAX_BYTES) return { reason: 'tooLarge', megabytes: Math.ceil(file.size / BYTES_IN_MB) }
  return null
}

export type ImportState = 'faulty' | 'ready' | 'running' | 'done' | 'undone'

export const TONE: Record<ImportState, Tone> = { faulty: 'alert', ready: 'notBegun', running: 'underWay', done: 'done', undone: 'refused' }

/** The step of the import's page: 0 file, 1 check, 2 run. */
export function stepOf(state: ImportState): number {
  return state === 'faulty' || state === 'ready' ? 1 : state === 'running' ? 2 : 3
}

/** How far a run is. Rows are first checked, then written in one transaction: `share` is of both, the numbers are of the present phase. */
export function progressOf(progress: { rows: number; checked: number; written: number } | null): { phase: 'check' | 'write'; done: number; share: number } {
  if (!progress || progress.rows === 0) return { phase: 'check', done: 0, share: 0 }
  const { rows, checked, written } = progress
  const share = (checked + written) / (2 * rows)
  return written > 0 ? { phase: 'write', done: written, share } : { phase: 'check', done: checked, share }
}
