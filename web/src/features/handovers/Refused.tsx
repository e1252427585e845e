import type { Names } from '../../access/directory'
import { type Problem, problemText } from '../../api/problem'
import { momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'

/** Why an answer was not taken: what was done meanwhile, by whom, and the way on. */
export function Refused({ problem, names, onRefresh }: { problem: Problem; names: Names; onRefresh: () => void }) {
  const { t, language } = useTexts()
  const { decided_organisation: organisation, decided_at: at } = problem.facts
  return (
    <Notice tone="alert" live>
      <p>
        <b>{problemText(problem, t, language)}</b> {typeof organisation === 'string' && typeof at === 'string' && t('handovers:refused.by', { who: names.organisation(organisation), when: momentText(at, t, language) })}
      </p>
      {(problem.status === 409 || problem.status === 412) && (
        <div>
          <Button onPress={onRefresh}>{t('handovers:refused.refresh')}</Button>
        </div>
      )}
    </Notice>
  )
}
