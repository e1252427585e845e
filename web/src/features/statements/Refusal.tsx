import { type Problem, problemText } from '../../api/problem'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'

/** Why an act was not taken, and the way on. */
export function Refusal({ problem, onRefresh }: { problem: Problem; onRefresh: () => void }) {
  const { t, language } = useTexts()
  return (
    <Notice tone="alert" live>
      <p>{problemText(problem, t, language)}</p>
      {(problem.status === 409 || problem.status === 412) && (
        <div>
          <Button onPress={onRefresh}>{t('statements:refresh')}</Button>
        </div>
      )}
    </Notice>
  )
}
