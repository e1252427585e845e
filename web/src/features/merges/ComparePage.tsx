import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { type T, useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { dismissMatch, proposeMerge } from './commands'
import { Comparison } from './Comparison'
import { comparisonQuery } from './queries'

const route = getRouteApi('/shell/merges/compare')
const MOST = 1000

function schema(t: T) {
  return z.object({ note: z.string().trim().max(MOST, t('merges:reasonLong', { max: MOST })) })
}

/** Two records side by side: are they one person? One proposes it, another confirms. */
export function ComparePage() {
  const { t } = useTexts()
  const { surviving, retired, match } = route.useSearch()
  const query = useQuery(comparisonQuery(surviving, retired))
  return (
    <Page title={t('merges:compare.title')} back={<BackLink to="/work">{t('merges:work')}</BackLink>}>
      {!query.data ? (
        <Pane>{query.isError ? <Failure title={t('merges:failed')} error={query.error} onRetry={() => void query.refetch()} /> : <Loading text={t('merges:loading')} />}</Pane>
      ) : (
        <>
          <Comparison both={query.data} />
          <Pane title={t('merges:compare.question')}>
            {query.data.refusal === '' ? <ProposeForm surviving={surviving} retired={retired} /> : <p>{t('merges:compare.refused')}</p>}
            {match !== undefined && <Dismiss match={match} />}
          </Pane>
        </>
      )}
    </Page>
  )
}

function ProposeForm({ surviving, retired }: { surviving: string; retired: string }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { note: '' }, shouldFocusError: false })
  const command = useCommand(proposeMerge, async (made) => {
    await Promise.all(['merges', 'work'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
    await navigate({ to: '/merges/$mergeId', params: { mergeId: made.id } })
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={({ note }) => { command.send({ surviving, retired, note }) }}>
      <p>{t('merges:compare.text')}</p>
      <FormTextArea name="note" label={t('merges:note')} optional />
      <FormActs>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('merges:compare.act')}
        </Button>
      </FormActs>
    </Form>
  )
}

function Dismiss({ match }: { match: string }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const command = useCommand(dismissMatch, async () => {
    await queryClient.invalidateQueries({ queryKey: ['work'] })
    await navigate({ to: '/work' })
  })
  return (
    <>
      {command.problem && <Failure title={t('merges:dismiss.failed')} error={command.problem} onRetry={command.reset} />}
      <div>
        <Button onPress={() => { command.send(match) }} isPending={command.isSending}>
          {t('merges:dismiss.act')}
        </Button>
      </div>
    </>
  )
}
