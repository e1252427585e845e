import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

export type Draft<Value> = { value: Value; keptAt: string }

// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- idb's way
interface Schema extends DBSchema {
  drafts: { key: string; value: Draft<unknown> }
}

const KEPT_DAYS = 14
const DAY_MS = 86_400_000

let opened: Promise<IDBPDatabase<Schema>> | null = null

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('polku', 1, {
    upgrade(db) {
      db.createObjectStore('drafts')
    },
  })
  return opened
}

/** Whose draft, of what: "handover-decline:ID". Two people at one computer never see each other's. */
function keyOf(person: string, thing: string): string {
  return `${person} ${thing}`
}

export async function keepDraft(person: string, thing: string, value: unknown, now: Date = new Date()): Promise<string> {
  const keptAt = now.toISOString()
  await (await database()).put('drafts', { value, keptAt }, keyOf(person, thing))
  return keptAt
}

/** The draft, or nothing: also when it is older than two weeks, since then it is removed. */
export async function loadDraft<Value>(person: string, thing: string, now: Date = new Date()): Promise<Draft<Value> | null> {
  const db = await database()
  const draft = (await db.get('drafts', keyOf(person, thing))) as Draft<Value> | undefined
  if (!draft) return null
  if (now.getTime() - Date.parse(draft.keptAt) <= KEPT_DAYS * DAY_MS) return draft
  await db.delete('drafts', keyOf(person, thing))
  return null
}

export async function dropDraft(person: string, thing: string): Promise<void> {
  await (await database()).delete('drafts', keyOf(person, thing))
}

/** At sign-out nothing typed stays on a shared computer. */
export async function wipeDrafts(): Promise<void> {
  await (await database()).clear('drafts')
}
