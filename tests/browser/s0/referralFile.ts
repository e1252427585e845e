import { dayFromToday } from '../acts'

/**
 * A referral file of sample people: their names say so, and their identity codes have individual numbers 900-999, which are given to
 * nobody. They stand last in every list, so that what looks at the first of the samples does not meet them.
 */
export const SAMPLE_FAMILY = 'Virta-Esimerkki'

const COLUMNS = [
  'asiakasnumero', 'henkilotunnus', 'sukunimi', 'etunimet', 'aidinkieli', 'asiointikieli', 'kotikunta', 'puhelin', 'sahkoposti', 'turvakielto',
  'tyottomyys_alkoi', 'kohderyhma', 'palvelutarpeet', 'toimeksianto', 'toivottu_alku', 'suostumus_luokat', 'suostumus_paattyy', 'lahettava_yksikko', 'lisatiedot',
] as const
type Column = (typeof COLUMNS)[number]
export type Referral = Record<Column, string>

/** The check character of an identity code: the remainder by 31 of the nine digits of birth date and individual number. */
function checkCharacter(nine: string): string {
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(nine) % 31)
}

/** Of somebody born on the day `index` of January 1959, which is before anybody of `polku demo` was. */
export function sampleCode(index: number): string {
  const born = `${String(index).padStart(2, '0')}0159`
  const individual = String(900 + index)
  return `${born}-${individual}${checkCharacter(born + individual)}`
}

/** Another's of them: of somebody born in 1957, by a number below 32,400. */
export function sampleCodeOf(number: number): string {
  const [day, month, individual] = [1 + (number % 27), 1 + (Math.floor(number / 27) % 12), String(900 + (Math.floor(number / 324) % 100))]
  const born = `${String(day).padStart(2, '0')}${String(month).padStart(2, '0')}57`
  return `${born}-${individual}${checkCharacter(born + individual)}`
}

function finnish(days: number): string {
  const { day, month, year } = dayFromToday(days)
  return `${Number(day)}.${Number(month)}.${year}`
}

/** Somebody whom TE-tiimi Keski refers to lot A, and who lets its providers see how the money goes. */
export function sampleReferral(index: number, givenNames: string): Referral {
  return {
    asiakasnumero: `S0-${index}`,
    henkilotunnus: sampleCode(index),
    sukunimi: SAMPLE_FAMILY,
    etunimet: givenNames,
    aidinkieli: 'fi',
    asiointikieli: 'fi',
    kotikunta: '837',
    puhelin: '+358400009999',
    sahkoposti: `s0-${index}@example.org`,
    turvakielto: '0',
    tyottomyys_alkoi: finnish(-200),
    kohderyhma: 'pitkaaikaistyoton',
    palvelutarpeet: 'valmennus|velkaneuvonta',
    toimeksianto: 'VALM-2026-A',
    toivottu_alku: finnish(14),
    suostumus_luokat: 'perustiedot|tyollisyys|talous',
    suostumus_paattyy: finnish(365),
    lahettava_yksikko: 'TE-tiimi Keski',
    lisatiedot: 'Toivoo iltapäiväaikoja.',
  }
}

/** Somebody whom nobody looks at but in an emergency; there before the tests begin. */
export const IN_DANGER = sampleReferral(20, 'Varma')

/** As an employment authority's system writes it: a byte-order mark, `;`, CRLF. */
export function referralFile(rows: readonly Referral[]): Buffer {
  const lines = [COLUMNS.join(';'), ...rows.map((row) => COLUMNS.map((column) => row[column]).join(';'))]
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)
}
