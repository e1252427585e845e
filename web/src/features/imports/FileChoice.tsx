import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { FileDrop } from '../../ui/FileDrop/FileDrop'
import { Notice } from '../../ui/Notice/Notice'
import { chosenFile, readFile } from './commands'
import { refusalOf } from './rules'

/** Takes a file, has it read, and goes to its check. */
export function FileChoice() {
  const { t, language } = useTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [refused, setRefused] = useState<ReturnType<typeof refusalOf>>(null)
  const command = useCommand(readFile, async (written) => {
    await queryClient.invalidateQueries({ queryKey: ['imports'] })
    await navigate({ to: '/imports/$importId', params: { importId: written.id } })
  })
  const { problem } = command
  return (
    <>
      {refused && (
        <Notice tone="alert" live>
          <p>{refused.reason === 'empty' ? t('imports:file.empty') : t('imports:file.tooLarge', { size: refused.megabytes })}</p>
        </Notice>
      )}
      {problem && !refused && (
        <Notice tone="alert" live>
          <p>{problemText(problem, t, language)}</p>
          {problem.faults.map((fault) => (
            <p key={`${fault.pointer}${fault.code}`}>{pick(fault.message, language)}</p>
          ))}
        </Notice>
      )}
      <FileDrop
        label={t('imports:file.drop')}
        choose={t(command.isSending ? 'imports:file.reading' : 'imports:file.choose')}
        hint={t('imports:file.hint')}
        accept={['text/csv', '.csv']}
        isBusy={command.isSending}
        onFile={(file) => {
          const refusal = refusalOf(file)
          setRefused(refusal)
          if (!refusal) command.send(chosenFile(file))
        }}
      />
    </>
  )
}
