import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { handoverRow, id } from '../../../test/samples'

function inbox(...items: ReturnType<typeof handoverRow>[]) {
  return { 'GET /handovers': { body: { items, next: null } } }
}

test('an empty inbox says so and what comes next', async () => {
  await renderAt('/handovers', inbox())
  expect(await screen.findByText('Ei vastattavia siirtoja.')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Näytä käsitellyt siirrot' })).toHaveAttribute('href', expect.stringContaining('state=closed'))
})

test('a failure is not an empty list, and asks again when told to', async () => {
  let failing = true
  await renderAt('/handovers', {
    'GET /handovers': () => (failing ? { status: 503, body: { status: 503, code: 'unavailable' } } : { body: { items: [handoverRow(1, 'Kalle Testinen', 2)], next: null } }),
  })
  expect(await screen.findByText('Siirtoja ei saatu haettua.')).toBeInTheDocument()
  failing = false
  await userEvent.setup().click(screen.getByRole('button', { name: 'Hae uudelleen' }))
  expect(await screen.findByRole('row', { name: /Kalle Testinen/ })).toBeInTheDocument()
})

test('late ones stand first, and a group’s number is that of its rows', async () => {
  await renderAt('/handovers', inbox(handoverRow(1, 'Kalle Testinen', 20), handoverRow(2, 'Maija Näytteinen', -1)))
  await screen.findByRole('row', { name: /Maija Näytteinen/ })
  const names = screen.getAllByRole('row').map((row) => row.textContent)
  expect(names[0]).toContain('Myöhässä (1)')
  expect(names[1]).toContain('1 työpäivä sitten')
})

test('moving the selection reads nothing more; Enter opens', async () => {
  const { asked, history } = await renderAt('/handovers', inbox(handoverRow(1, 'Kalle Testinen', 20), handoverRow(2, 'Sanna Testi-Virtanen', 20)))
  await screen.findByRole('row', { name: /Sanna/ })
  await screen.findByText(/Aino Esimerkki/)
  const before = asked.length
  const user = userEvent.setup()
  screen.getByRole('grid').focus()
  await user.keyboard('{ArrowDown}')
  expect(await within(screen.getByRole('complementary')).findByRole('heading', { name: 'Sanna Testi-Virtanen' })).toBeInTheDocument()
  expect(asked).toHaveLength(before)
  await user.keyboard('{Enter}')
  expect(history.location.pathname).toBe(`/handovers/${id(1002)}`)
})

test('two hundred rows with the longest names are all there', async () => {
  const rows = Array.from({ length: 200 }, (_unused, index) => handoverRow(index, `Annastiina-Wilhelmiina Esimerkki-Näyttöläinen-${index}`, 20))
  await renderAt('/handovers', inbox(...rows))
  expect(await screen.findAllByRole('row', { name: /Annastiina-Wilhelmiina/ })).toHaveLength(200)
})

test('on a small screen a touch shows the preview first, since opening is journaled', async () => {
  const { history } = await renderAt('/handovers', inbox(handoverRow(1, 'Kalle Testinen', 2)), { wide: false })
  await userEvent.setup().dblClick(await screen.findByRole('row', { name: /Kalle/ }))
  expect(await screen.findByRole('dialog', { name: 'Kalle Testinen' })).toBeInTheDocument()
  expect(history.location.pathname).toBe('/handovers')
})
