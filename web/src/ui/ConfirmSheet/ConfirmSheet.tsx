import type { ReactNode } from 'react'
import { type Problem, problemText } from '../../api/problem'
import { useTexts } from '../../i18n'
import { Button } from '../Button/Button'
import { FormActs } from '../Form/FormActs'
import { Notice } from '../Notice/Notice'
import { Sheet } from '../Sheet/Sheet'

type Props = {
  title: string
  /** What the button does, as the person would say it. */
  act: string
  isOpen: boolean
  isSending: boolean
  problem: Problem | null
  onConfirm: () => void
  onClose: () => void
  /** The situation has changed since it was shown: fetches it anew. */
  onRefresh: () => void
  children: ReactNode
}

/** Asks before an act that closes something, and says what. */
export function ConfirmSheet({ title, act, isOpen, isSending, problem, onConfirm, onClose, onRefresh, children }: Props) {
  const { t, language } = useTexts()
  return (
    <Sheet title={title} isOpen={isOpen} onClose={onClose}>
      {problem && (
        <Notice tone="alert" live>
          <p>{problemText(problem, t, language)}</p>
          {[404, 409, 412].includes(problem.status) && (
            <div>
              <Button onPress={onRefresh}>{t('act.refresh')}</Button>
            </div>
          )}
        </Notice>
      )}
      {children}
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button look="filled" isPending={isSending} onPress={onConfirm}>
          {act}
        </Button>
      </FormActs>
    </Sheet>
  )
}
