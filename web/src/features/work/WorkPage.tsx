import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTexts } from '../../i18n'
import { ListDetail } from '../../ui/ListDetail/ListDetail'
import { useWide } from '../../ui/ListDetail/useWide'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { workQuery } from './queries'
import { workKey } from './rules'
import { WorkList } from './WorkList'
import { WorkPreview } from './WorkPreview'

const route = getRouteApi('/shell/work')

/** What waits, in one list by urgency; beside it what came with the list of the chosen row. */
export function WorkPage() {
  const { t } = useTexts()
  const { selected } = route.useSearch()
  const navigate = useNavigate({ from: '/work' })
  const wide = useWide()
  const work = useQuery(workQuery)
  const items = work.data?.items ?? []
  const chosen = items.find((item) => workKey(item) === selected) ?? (wide ? items[0] : undefined)

  const choose = (key: string | undefined) => {
    void navigate({ search: { selected: key }, replace: true })
  }
  const open = (key: string) => {
    const item = items.find((one) => workKey(one) === key)
    if (item?.kind === 'answer_handover' && (wide || selected === key)) void navigate({ to: '/handovers/$handoverId', params: { handoverId: item.subject } })
    else choose(key)
  }

  return (
    <Page title={t('work:title')}>
      {work.isPending ? (
        <Pane>
          <Loading text={t('work:loading')} />
        </Pane>
      ) : work.isError ? (
        <Pane>
          <Failure title={t('work:failed')} error={work.error} onRetry={() => void work.refetch()} />
        </Pane>
      ) : items.length === 0 ? (
        <Pane>
          <Empty title={t('work:empty.title')}>
            <p>{t('work:empty.text')}</p>
            <p>
              <Link to="/handovers" search={{ box: 'in', state: 'closed' }}>
                {t('work:empty.act')}
              </Link>
            </p>
          </Empty>
        </Pane>
      ) : (
        <ListDetail
          list={
            <WorkList
              items={items}
              selected={chosen ? workKey(chosen) : null}
              onSelect={(key) => {
                if (wide) choose(key)
              }}
              onOpen={open}
            />
          }
          detail={chosen ? <WorkPreview item={chosen} /> : null}
          detailTitle={chosen ? t(`work:kind.${chosen.kind}`) : ''}
          isDetailOpen={!wide && selected !== undefined}
          onCloseDetail={() => { choose(undefined) }}
        />
      )}
    </Page>
  )
}
