import type { Session } from '../src/access/session'
import type { components as Casework } from '../src/api/schema/casework'
import type { components as Identity } from '../src/api/schema/identity'
import { addDays, today } from '../src/format/date'

type Schemas = Casework['schemas']

export function id(number: number): string {
  return `01920000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

function inAll(name: string) {
  return { fi: name, sv: name, en: name }
}

export const AUTHORITY = id(1)
export const PROVIDER = id(2)
export const TEAM = id(11)
export const COACHES = id(21)
export const OFFICER = id(101)
export const COACH = id(102)

export const directory: Identity['schemas']['Directory'] = {
  items: [
    { id: AUTHORITY, version: 1, kind: 'employment_authority', called: null, name: inAll('Esimerkkilän työllisyysalue'), business_id: '0166906-4', teams: [{ id: TEAM, name: 'TE-tiimi Keski' }], can: [] },
    { id: PROVIDER, version: 1, kind: 'provider', called: null, name: inAll('Työpolku Malli Oy'), business_id: '1046216-1', teams: [{ id: COACHES, name: 'Valmennus' }], can: [] },
  ],
  consortia: [],
  next: null,
}

export const people = {
  items: [
    { id: OFFICER, name: 'Tuula Mallinen' },
    { id: COACH, name: 'Aino Esimerkki' },
  ],
  next: null,
}

export function session(change: Partial<Session> = {}): Session {
  return {
    person: { id: OFFICER, name: 'Tuula Mallinen', language: 'fi' },
    memberships: [
      {
        id: id(201),
        organisation: { id: AUTHORITY, name: inAll('Esimerkkilän työllisyysalue'), kind: 'employment_authority' },
        role: 'officer',
        team: { id: TEAM, name: 'TE-tiimi Keski' },
        contract: null,
        client: null,
      },
    ],
    acting: id(201),
    can: ['work_list', 'client_list', 'handover_list', 'import_read', 'import_write'],
    demands: null,
    expires_at: '2030-01-01T00:00:00Z',
    expires_in: 1800,
    extendable: true,
    ...change,
  }
}

/** An open handover to the authority's team; `days` from today to its answer-by date. */
export function handoverRow(number: number, client: string, days: number): Schemas['HandoverPreview'] {
  return {
    id: id(1000 + number),
    version: 1,
    kind: 'responsibility',
    state: 'proposed',
    case: id(3000 + number),
    client: { id: id(2000 + number), name: client },
    from: { organisation: PROVIDER, team: COACHES, person: COACH },
    to: { organisation: AUTHORITY, team: TEAM },
    reason: 'wage_subsidy',
    wished_on: null,
    proposed_at: '2026-11-20T11:20:00Z',
    answer_by: addDays(today(), days),
    working_days_left: days,
    waited_working_days: 1,
    ground: 'consent',
    blocked: false,
    returns: null,
    decided: null,
    can: ['handover_read', 'handover_answer'],
  }
}

export function handover(change: Partial<Schemas['Handover']> = {}): Schemas['Handover'] {
  return {
    ...handoverRow(1, 'Kalle Testinen', 2),
    note: null,
    reminders: [],
    disagreement: null,
    package: {
      hash: '7f3a0000c91e',
      parts: [{ category: 'employment', ground: 'consent', hash: 'ab', content: { note: 'Kalle etsii työtä metallialalta.', needs: ['valmennus'] } }],
    },
    ...change,
  }
}

export function referralImport(change: Partial<Schemas['ImportPage']> = {}): Schemas['ImportPage'] {
  return {
    id: id(4001),
    version: 1,
    kind: 'referrals',
    state: 'ready',
    file_name: 'ohjaukset.csv',
    seen: { encoding: 'UTF-8', converted: false, separator: ';' },
    counts: { rows: 500, new: 497, unchanged: 3, matches: 0, faulty_rows: 0, faults: 0 },
    read_at: '2026-11-22T14:40:00Z',
    read_by: OFFICER,
    run_at: null,
    run_by: null,
    done_at: null,
    undone_at: null,
    undone_by: null,
    progress: null,
    faults: [],
    samples: [],
    can: ['import_write'],
    ...change,
  }
}
