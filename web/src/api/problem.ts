import { type Language, type Localised, pick } from '../i18n/languages'
import type { T } from '../i18n'

/** One wrong thing of a request: where (RFC 6901 pointer into the body, or a parameter's name), what, and the server's words for it. */
export type Fault = { pointer: string; code: string; message: Localised }

/** A request that did not succeed: a problem+json answer (RFC 9457), or no answer at all (status 0). */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  /** Stable key of what went wrong: the tail of the problem's type. */
  readonly code: string
  /** The server's sentence for this very case, in the languages that it has it in. */
  readonly said: Localised
  readonly faults: Fault[]
  /** For support: finds the request in the server's log. */
  readonly requestId: string | null
  /** The whole answer: some problems carry facts of their own (who acted first, and when). */
  readonly facts: Record<string, unknown>

  constructor(status: number, body: unknown) {
    const facts = isRecord(body) ? body : {}
    const code = text(facts.code) || text(facts.type).split(/[/:#]/).at(-1) || ''
    super(`${status} ${code}`)
    this.status = status
    this.code = code
    this.said = localised(facts.message)
    this.faults = Array.isArray(facts.errors) ? facts.errors.filter(isRecord).map(toFault) : []
    this.requestId = text(facts.instance).replace(/^urn:uuid:/, '') || null
    this.facts = facts
  }

  /** The server was not reached, or its answer was lost: the request may or may not have been done. */
  get isNetwork(): boolean {
    return this.status === 0
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, undefined)
}

/** One sentence for the reader: what happened and what to do now. What the server says of this very case comes before what the status means. */
export function problemText(problem: Problem, t: T, language: Language): string {
  const said = pick(problem.said, language)
  switch (problem.status) {
    case 0:
      return t('problems:network')
    case 401:
      return problem.code === 'unauthenticated' ? t('problems:sessionEnded') : said || t('problems:sessionEnded')
    case 404:
      return t('problems:notFound')
    case 412:
      return t('problems:stale')
    case 428:
      return t('problems:unconditional')
    case 429:
      return said || t('problems:tooMany')
    case 502:
    case 503:
    case 504:
      return t('problems:unavailable')
    case 403:
      return said || t('problems:forbidden')
    case 409:
      return said || t('problems:conflict')
    case 413:
      return said || t('problems:tooLarge')
    case 400:
    case 415:
    case 422:
      return said || t('problems:invalid')
    default:
      return t('problems:unexpected')
  }
}

/** The pointer as a form's field name: "/goals/0/name" -> "goals.0.name". Query and header names pass unchanged. */
export function fieldOf(pointer: string): string {
  if (!pointer.startsWith('/')) return pointer
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function localised(value: unknown): Localised {
  return isRecord(value) ? (value as Localised) : {}
}

function toFault(entry: Record<string, unknown>): Fault {
  return { pointer: text(entry.pointer), code: text(entry.code), message: localised(entry.message) }
}
