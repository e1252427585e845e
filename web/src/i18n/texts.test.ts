import { expect, test } from 'vitest'
import en from './en'
import fi from './fi'
import sv from './sv'

type Node = string | { [key: string]: Node }

/** Every text by its path, with its placeholders and tags in order of name. */
function flatten(node: Node, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, (node.match(/\{\{\w+\}\}|<\/?\d>/g) ?? []).sort().join(' ')]])
  return new Map(Object.entries(node).flatMap(([key, child]) => [...flatten(child, path ? `${path}.${key}` : key)]))
}

const finnish = flatten(fi)

test.each([
  ['sv', sv],
  ['en', en],
])('%s has the keys and placeholders of fi', (_language, texts) => {
  expect(Object.fromEntries(flatten(texts))).toEqual(Object.fromEntries(finnish))
})

test.each([
  ['fi', fi],
  ['sv', sv],
  ['en', en],
])('%s leaves no text empty and types no three dots', (_language, texts) => {
  const seen = JSON.stringify(texts)
  expect(seen).not.toContain('""')
  expect(seen).not.toContain('...')
})
