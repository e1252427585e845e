import type { MediaType } from './types'

/** Of every part but the last, in bytes. */
export const PART = 512 * 1024
const MOST = 20 * 1024 * 1024
const NAME = 200

const BY_ENDING: Record<string, MediaType> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  txt: 'text/plain',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  rtf: 'application/rtf',
}

/** What a browser's file chooser offers. */
export const ENDINGS = Object.keys(BY_ENDING).map((ending) => `.${ending}`)

/** By the ending of its name: systems tell the types of files differently, or not at all. */
export function mediaTypeOf(name: string): MediaType | undefined {
  const at = name.lastIndexOf('.')
  return at > 0 ? BY_ENDING[name.slice(at + 1).toLowerCase()] : undefined
}

export type FileFault = 'missing' | 'empty' | 'large' | 'type' | 'name'

/** Why a file cannot be sent; null when it can. */
export function faultOf(file: Pick<File, 'name' | 'size'> | null): FileFault | null {
  if (!file) return 'missing'
  if (mediaTypeOf(file.name) === undefined) return 'type'
  if (file.size === 0) return 'empty'
  if (file.size > MOST) return 'large'
  return [...file.name].length > NAME ? 'name' : null
}

/** What a document is called until somebody says better. */
export function titleOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.')).replaceAll('_', ' ').trim()
}

/** Where each part begins and ends. */
export function partsOf(size: number): { number: number; from: number; to: number }[] {
  return Array.from({ length: Math.ceil(size / PART) }, (_, index) => ({ number: index + 1, from: index * PART, to: Math.min(size, (index + 1) * PART) }))
}
