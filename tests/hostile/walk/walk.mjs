// Every operation of the document with requests that keep its schemas and requests that break them, as every kind of
// person: no 5xx, only the statuses, content types and bodies that the document promises, and nothing that breaks a
// schema is taken.
//
//   node tests/hostile/walk/walk.mjs PROGRAM [REQUESTS-OF-EACH-KIND] [SEED]
import { Judge } from './judge.mjs'
import { Person, serve } from './server.mjs'
import { JUNK, randomFrom, Values } from './values.mjs'

const [program, each = '6', seed = '20261122'] = process.argv.slice(2)
const METHODS = ['get', 'put', 'post', 'delete', 'patch']
const PEOPLE = ['antti', 'tuula', 'aino', 'sari', 'fia', 'frans', 'kalle']

const server = await serve(program)
process.exitCode = await walk().finally(server.close)

async function walk() {
  const fetched = await fetch(`${server.url}/api/v1/openapi.json`)
  const document = await fetched.json()
  const base = document.servers[0].url
  const judge = new Judge(document)
  const random = randomFrom(Number(seed))
  console.log(`seed ${seed}`)
  const known = new Map()
  const values = new Values(document, random, (name) => [...(known.get(name) ?? [])].slice(-20))
  const people = PEOPLE.map((username) => new Person(server.url, username))
  const operations = operationsOf(document, values)

  for (const person of people) await learn(person, operations, base, known)
  const faults = new Map()
  let sent = 0
  for (const operation of operations) {
    for (let i = 0; i < 2 * Number(each); i++) {
      const request = i % 2 === 0 ? validRequest(operation, values) : brokenRequest(operation, values, judge)
      if (!request) continue
      const answer = await people[i % people.length].send(operation.method.toUpperCase(), base + request.path, request)
      if (!answer) continue
      sent++
      const fault = judge.fault(operation, answer) ?? (request.broken && answer.status < 400 ? `takes ${request.broken}: ${answer.status}` : undefined)
      if (fault) faults.set(`${operation.method.toUpperCase()} ${operation.path} ${fault}`, request)
      if (answer.status < 300 && /json/.test(answer.type)) remember(operation.path, JSON.parse(answer.body), known)
    }
  }
  if (people.every(({ out }) => out)) faults.set('nobody is left', undefined)
  if (!server.alive()) faults.set('the server has ended', undefined)
  for (const [fault, request] of faults) console.log(`${fault}\n    ${JSON.stringify(request ?? '').slice(0, 400)}`)
  console.log(`${operations.length} operations, ${sent} requests, ${faults.size} faults (seed ${seed})`)
  return faults.size === 0 && operations.length > 0 ? 0 : 1
}

// Signing in and out last: what is guessed wrong there slows the next sign-in down.
function operationsOf(document, values) {
  const all = []
  for (const [path, item] of Object.entries(document.paths))
    for (const method of METHODS)
      if (item[method]) {
        const parameters = [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map((one) => values.resolve(one))
        all.push({ path, method, described: item[method], parameters })
      }
  const late = ({ path, method }) => (path === '/session' && method === 'post' ? 2 : path.startsWith('/session') || path.startsWith('/users') ? 1 : 0)
  return all.sort((a, b) => late(a) - late(b))
}

/** Identifiers by the name of the member that holds them, and a list's by its own name: /cases gives `case`. */
function remember(path, value, known) {
  const put = (name, id) => known.set(name, (known.get(name) ?? new Set()).add(id))
  const own = path.split('/').filter((part) => part && !part.startsWith('{')).at(-1).replace(/s$/, '')
  const look = (at) => {
    if (Array.isArray(at)) at.forEach(look)
    else if (at !== null && typeof at === 'object')
      for (const [name, member] of Object.entries(at)) {
        if (typeof member === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(member)) put(name === 'id' ? own : name, member)
        else look(member)
      }
  }
  look(value)
}

async function learn(person, operations, base, known) {
  const lists = operations.filter(({ path, method }) => method === 'get' && !path.includes('{'))
  for (const { path } of lists) {
    const answer = await person.send('GET', base + path)
    if (answer.status === 200 && /json/.test(answer.type)) remember(path, JSON.parse(answer.body), known)
  }
}

/** `chosen`: values of parameters by name, instead of good ones. */
function requestOf(operation, values, chosen = {}) {
  let path = operation.path
  const query = new URLSearchParams()
  const headers = {}
  for (const parameter of operation.parameters) {
    const { name } = parameter
    if (!(name in chosen) && !parameter.required && values.random() < 0.6) continue
    const made = name in chosen ? chosen[name] : name === 'If-Match' ? `"${values.pick([1, 2, 3])}"` : values.of(parameter.schema, name)
    const text = typeof made === 'string' ? made : JSON.stringify(made)
    if (parameter.in === 'path') path = path.replace(`{${name}}`, encodeURIComponent(text))
    else if (parameter.in === 'query') query.set(name, text)
    else if (parameter.in === 'header') headers[name] = encodeURIComponent(text).replaceAll('%22', '"')
  }
  return { path: query.size > 0 ? `${path}?${query}` : path, headers }
}

function validRequest(operation, values) {
  const request = requestOf(operation, values)
  const content = values.resolve(operation.described.requestBody)?.content
  if (!content) return request
  const [type, { schema }] = Object.entries(content)[0]
  request.headers['content-type'] = type
  request.body = /json/.test(type) ? JSON.stringify(values.of(schema)) : values.pick(['a;b\n1;2\n', '', '\u0000', '%PDF-1.4', 'x'.repeat(10_000)])
  return request
}

function brokenRequest(operation, values, judge) {
  const request = validRequest(operation, values)
  if (request.headers['content-type'] === 'application/json') {
    if (values.random() < 0.2) return { ...request, body: values.pick(['', '{', '[]', '"a"', '{"a":1,"a":1}', 'null', '\ufeff{}']), broken: 'a body that is no object' }
    if (values.random() < 0.1) return { ...request, headers: { ...request.headers, 'content-type': 'text/plain' }, broken: 'text/plain' }
    const body = JSON.parse(request.body)
    const name = values.pick([...Object.keys(body), 'unknown_member'])
    body[name] = values.pick(JUNK)
    if (judge.isRequest(operation, body)) return { ...request, body: JSON.stringify(body) }
    return { ...request, body: JSON.stringify(body), broken: `a broken ${name}` }
  }
  const changeable = operation.parameters.filter((one) => one.in !== 'header')
  if (changeable.length === 0) return undefined
  const junk = String(values.pick(JUNK.filter((one) => typeof one !== 'object' && one !== '')))
  return { ...request, ...requestOf(operation, values, { [values.pick(changeable).name]: junk.slice(0, 1000) }), body: request.body, headers: request.headers }
}
