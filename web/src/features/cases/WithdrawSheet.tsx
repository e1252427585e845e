import { useQueryClient } from '@tanstack/react-query'
import type { Names } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { today } from '../../format/date'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import styles from './cases.module.css'
import { withdrawConsent } from './commands'
import { caseQuery, consentsQuery } from './queries'
import { standingOf, whatCloses } from './rules'
import type { Consent } from './types'

type Props = { caseId: string; consent: Consent; all: readonly Consent[]; names: Names; isOpen: boolean; onClose: () => void; onWithdrawn: () => void }

/** Says what closes at once, and for whom. */
export function WithdrawSheet({ caseId, consent, all, names, isOpen, onClose, onWithdrawn }: Props) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const now = today()
  const closes = whatCloses(consent, all, now)
  const refetch = () => queryClient.refetchQueries({ queryKey: consentsQuery(caseId).queryKey })
  const command = useCommand(withdrawConsent, async () => {
    // Told before the consent's row loses its act with this sheet in it.
    onWithdrawn()
    await queryClient.invalidateQueries({ queryKey: ['plan', caseId] })
    await Promise.all([refetch(), queryClient.refetchQueries({ queryKey: caseQuery(caseId).queryKey })])
  })
  const close = () => {
    command.reset()
    onClose()
  }
  return (
    <ConfirmSheet
      title={t('cases:withdrawing.title')}
      act={t('cases:withdrawing.act')}
      isOpen={isOpen}
      isSending={command.isSending}
      problem={command.problem}
      onConfirm={() => { command.send({ caseId, consent: consent.id, version: consent.version }) }}
      onClose={close}
      onRefresh={() => { void refetch().then(close) }}
    >
      {closes.length > 0 ? (
        <>
          <p>{t('cases:withdrawing.text')}</p>
          <ul className={styles.closes}>
            {closes.map(({ organisation, categories }) => (
              <li key={organisation}>
                <b>{t('cases:withdrawing.item', { organisation: names.organisation(organisation), categories: categories.map((category) => termText('category', category, t)).join(', ') })}</b>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t(standingOf(consent, now) === 'toCome' ? 'cases:withdrawing.notYet' : 'cases:withdrawing.nothing')}</p>
      )}
      <p>{t('cases:withdrawing.final')}</p>
    </ConfirmSheet>
  )
}
