import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { SegmentedChoice } from '../../ui/SegmentedChoice/SegmentedChoice'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import styles from './emergencies.module.css'
import { EndSheet } from './EndSheet'
import { emergenciesQuery } from './queries'
import { ReviewSheet } from './ReviewSheet'
import { ReviewTable } from './ReviewTable'
import type { Emergency } from './types'

const route = getRouteApi('/shell/emergencies')
const FILTERS = ['to_review', 'open', 'all'] as const

/** The data-protection contact's list: who has opened whose data in an emergency, and why. */
export function ReviewPage() {
  const { t } = useTexts()
  const { state = 'to_review' } = route.useSearch()
  const navigate = useNavigate({ from: '/emergencies' })
  const [reviewing, setReviewing] = useState<Emergency | null>(null)
  const [ending, setEnding] = useState<Emergency | null>(null)
  const found = useInfiniteQuery(emergenciesQuery(state))
  const rows = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page
      title={t('emergencies:review.title')}
      beside={
        <SegmentedChoice
          label={t('emergencies:filter.label')}
          choices={FILTERS.map((id) => ({ id, label: t(`emergencies:filter.${id}`) }))}
          value={state}
          onChange={(id) => { void navigate({ search: { state: id } }) }}
        />
      }
    >
      <Pane flush>
        {found.isPending ? (
          <Loading text={t('emergencies:loading')} />
        ) : found.isError ? (
          <Failure title={t('emergencies:failed')} error={found.error} onRetry={() => void found.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t(`emergencies:empty.${state}`)}>
            <p>{t('emergencies:empty.text')}</p>
          </Empty>
        ) : (
          <ReviewTable rows={rows} onReview={setReviewing} onEnd={setEnding} />
        )}
        {found.hasNextPage && (
          <div className={styles.more}>
            <Button onPress={() => void found.fetchNextPage()} isPending={found.isFetchingNextPage}>
              {t('act.more')}
            </Button>
          </div>
        )}
      </Pane>
      <ReviewSheet one={reviewing} onClose={() => { setReviewing(null) }} />
      <EndSheet emergency={ending?.id ?? ''} isOpen={ending !== null} onClose={() => { setEnding(null) }} />
    </Page>
  )
}
