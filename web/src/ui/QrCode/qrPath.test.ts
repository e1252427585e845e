import { expect, test } from 'vitest'
import { qrPath } from './qrPath'

test('a code has its three finders, and other texts give other codes', () => {
  const { path, side } = qrPath('otpauth://totp/Polku:n%C3%A4yte?secret=GEZDGNBVGY3TQOJQ&issuer=Polku')
  expect((side - 17) % 4).toBe(0)
  const dark = (column: number, row: number) => path.includes(`M${String(column)} ${String(row)}h1v1h-1z`)
  for (const [column, row] of [[0, 0], [side - 7, 0], [0, side - 7]] as const) {
    const seen = Array.from({ length: 7 }, (_, at) => dark(column + at, row + 3))
    expect(seen).toEqual([true, false, true, true, true, false, true])
  }
  expect(qrPath('something else').path).not.toBe(path)
})
