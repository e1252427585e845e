import { useQueryClient } from '@tanstack/react-query'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'
import styles from './details.module.css'
import { writeSafetyBan } from './detailsCommands'
import { detailsQuery } from './detailsQueries'
import type { ClientDetails } from './detailsTypes'

/** For the role that alone may know of it: whether the ban holds, what it does, and the act that changes it. */
export function SafetyBan({ caseId, details, onWritten }: { caseId: string; details: ClientDetails; onWritten: (what: string) => void }) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const holds = details.safety_ban === true
  const command = useCommand(writeSafetyBan, async () => {
    await queryClient.invalidateQueries({ queryKey: detailsQuery(caseId).queryKey })
    onWritten(t(holds ? 'clientDetails:ban.outcome.ended' : 'clientDetails:ban.outcome.ordered'))
  })
  return (
    <section className={styles.part}>
      <h3>{t('clientDetails:ban.title')}</h3>
      <p>{t(holds ? 'clientDetails:ban.holds' : 'clientDetails:ban.none')}</p>
      {command.problem && (
        <Notice tone="alert" live>
          <p>{problemText(command.problem, t, language)}</p>
        </Notice>
      )}
      <Button isPending={command.isSending} onPress={() => { command.send({ caseId, version: details.version, safetyBan: !holds }) }}>
        {t(holds ? 'clientDetails:ban.end' : 'clientDetails:ban.order')}
      </Button>
    </section>
  )
}
