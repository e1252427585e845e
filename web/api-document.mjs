// One document of the whole API out of each service's own part.
import { readFileSync } from 'node:fs'
import { parseYaml } from '@redocly/openapi-core'

const METHODS = ['get', 'put', 'post', 'delete', 'patch']
const REFERENCE = /^#\/components\/([^/]+)\/(.+)$/

function references(value, found = []) {
  if (Array.isArray(value)) for (const item of value) references(item, found)
  else if (value !== null && typeof value === 'object') {
    const match = typeof value.$ref === 'string' ? REFERENCE.exec(value.$ref) : null
    if (match) found.push(`${match[1]}/${match[2]}`)
    for (const member of Object.values(value)) references(member, found)
  }
  return found
}

function everyComponent(parts) {
  const byName = new Map()
  for (const { service, document } of parts)
    for (const [kind, members] of Object.entries(document.components ?? {}))
      for (const [name, value] of Object.entries(members)) {
        const key = `${kind}/${name}`
        byName.set(key, [...(byName.get(key) ?? []), { service, value }])
      }
  return byName
}

// A name that means the same in every service that has it stays; any other gets the service's name in front. What refers
// to a name of the second kind is itself of the second kind when two services have it.
function namesThatDiffer(byName) {
  const differ = new Set()
  for (const [key, all] of byName)
    if (new Set(all.map(({ value }) => JSON.stringify(value))).size > 1) differ.add(key)
  for (let before = -1; before !== differ.size; ) {
    before = differ.size
    for (const [key, all] of byName)
      if (all.length > 1 && references(all[0].value).some((other) => differ.has(other))) differ.add(key)
  }
  return differ
}

function renamed(value, rename) {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const match = name === '$ref' && typeof member === 'string' ? REFERENCE.exec(member) : null
      return [name, match ? `#/components/${match[1]}/${rename(match[1], match[2])}` : renamed(member, rename)]
    }),
  )
}

function addPaths(paths, own) {
  for (const [path, item] of Object.entries(own)) {
    const present = (paths[path] ??= {})
    for (const [name, value] of Object.entries(item)) {
      if (name in present) throw new Error(`two services describe ${name} of ${path}`)
      present[name] = value
    }
  }
}

function refuseDoubledOperations(paths) {
  const seen = new Set()
  for (const item of Object.values(paths))
    for (const method of METHODS) {
      const id = item[method]?.operationId
      if (id === undefined) continue
      if (seen.has(id)) throw new Error(`two operations are called ${id}`)
      seen.add(id)
    }
}

/** `parts`: each { service, document }. Throws when two describe the same operation. */
export function assemble(parts) {
  const differ = namesThatDiffer(everyComponent(parts))
  const whole = {
    openapi: '3.1.0',
    info: {
      title: 'Polku',
      version: parts[0].document.info.version,
      description: parts.map(({ document }) => document.info.description).join(' '),
      license: parts[0].document.info.license,
    },
    servers: parts[0].document.servers,
    security: parts[0].document.security,
    tags: [],
    paths: {},
    components: {},
  }
  for (const { service, document } of parts) {
    const prefix = service[0].toUpperCase() + service.slice(1)
    const rename = (kind, name) => (differ.has(`${kind}/${name}`) ? prefix + name : name)
    for (const tag of document.tags ?? [])
      if (!whole.tags.some(({ name }) => name === tag.name)) whole.tags.push(tag)
    addPaths(whole.paths, renamed(document.paths, rename))
    for (const [kind, members] of Object.entries(document.components ?? {})) {
      const present = (whole.components[kind] ??= {})
      for (const [name, value] of Object.entries(members)) present[rename(kind, name)] = renamed(value, rename)
    }
  }
  refuseDoubledOperations(whole.paths)
  return whole
}

export const readDocument = (path) => parseYaml(readFileSync(path, 'utf8'))
