// Whether an answer is one that the document promises.
import { createRequire } from 'node:module'

const web = createRequire(new URL('../../../web/package.json', import.meta.url))
const Ajv = web('@redocly/ajv/dist/2020').default

const pointer = (...keys) => keys.map((key) => `/${encodeURIComponent(String(key).replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')

/** What an error may tell nobody. */
const INSIDE = /\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|sqlite|constraint failed|std::|boost::|terminate|\.cpp\b|\/(?:home|root|tmp|usr|work)\/|stack trace/i

export class Judge {
  constructor(document) {
    this.document = document
    this.ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true })
    this.ajv.addFormat('uuid', /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/)
    this.ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/)
    this.ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/)
    for (const format of ['uri', 'uri-reference', 'email', 'binary', 'byte', 'int64', 'password']) this.ajv.addFormat(format, true)
    this.ajv.addSchema(document, 'polku')
    this.compiled = new Map()
  }

  validator(at) {
    if (!this.compiled.has(at)) this.compiled.set(at, this.ajv.compile({ $ref: `polku#${at}` }))
    return this.compiled.get(at)
  }

  /** Whether `body` keeps the schema of the operation's request. */
  isRequest(operation, body) {
    return this.validator(pointer('paths', operation.path, operation.method, 'requestBody', 'content', 'application/json', 'schema'))(body)
  }

  /** What is wrong with the answer; nothing when it is as promised. */
  fault(operation, answer) {
    const { status, type, body, head } = answer
    if (status >= 500) return `answers ${status}: ${body.slice(0, 300)}`
    const responses = operation.described.responses
    const name = [String(status), `${String(status)[0]}XX`, 'default'].find((key) => key in responses)
    if (!name) return `${status} is not documented`
    if (name === 'default' && status < 400) return `${status} is not documented: default describes refusals`
    if (status >= 400 && INSIDE.test(body)) return `tells of the inside: ${body.slice(0, 300)}`
    if (head.get('x-content-type-options') !== 'nosniff') return 'may be sniffed'
    const reference = responses[name].$ref
    const at = reference ? reference.slice(1) : pointer('paths', operation.path, operation.method, 'responses', name)
    const content = (reference ? reference.slice(2).split('/').reduce((value, key) => value[key], this.document) : responses[name]).content
    if (!content) return body === '' ? undefined : `${status} has a body that is not documented`
    const media = type.split(';')[0]
    if (!content[media]) return `${status} has the content type ${type}, which is not documented`
    if (!/json$/.test(media) || !content[media].schema) return undefined
    const validate = this.validator(`${at}/content/${encodeURIComponent(media.replaceAll('/', '~1'))}/schema`)
    return validate(JSON.parse(body)) ? undefined : `${status} breaks its schema: ${this.ajv.errorsText(validate.errors)}: ${body.slice(0, 200)}`
  }
}
