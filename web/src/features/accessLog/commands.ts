import { answerOf, api } from '../../api/client'

/** The receipt of one entry, as a file for the person to keep. Taking it is itself an entry in the log. */
export async function takeReceipt({ client, entry }: { client: string; entry: number }) {
  const receipt = await answerOf(api.GET('/clients/{client}/access-log/{entry}/receipt', { params: { path: { client, entry: `${entry}` } } }))
  const address = URL.createObjectURL(new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `polku-${entry}.json`
  link.click()
  URL.revokeObjectURL(address)
}
