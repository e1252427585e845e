import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { SelectField } from '../../ui/Field/SelectField'
import { PackagePlan } from '../../ui/PackagePlan/PackagePlan'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { ChangeList } from './ChangeList'
import styles from './plans.module.css'
import { changesQuery, versionQuery, versionsQuery } from './queries'
import type { PlanVersion } from './types'
import { VersionPane } from './VersionPane'
import { comparedWith, shownVersion } from './versionRules'

const route = getRouteApi('/shell/cases/$caseId/plan/versions')
const WHOLE = 0

/** Versions of the joint plan: who has agreed on which, what changed between two, and the reader's own answer. */
export function VersionsPage() {
  const { t } = useTexts()
  const { caseId } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/cases/$caseId/plan/versions' })
  const query = useQuery(versionsQuery(caseId))
  const versions = query.data?.items ?? []
  const version = shownVersion(versions, search.version)
  const names = useNames(versions.flatMap((one) => [one.asked.by, one.settled?.by]))
  const choose = (change: { version?: number; from?: number }) => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  }
  const back = (
    <BackLink to="/cases/$caseId/plan" params={{ caseId }}>
      {t('plans:title')}
    </BackLink>
  )
  if (!version) {
    return (
      <Page title={t('plans:versions.title')} back={back}>
        <Pane>
          {query.isError ? (
            <Failure title={t('plans:versions.failed')} error={query.error} onRetry={() => void query.refetch()} />
          ) : query.isPending ? (
            <Loading text={t('plans:loading')} />
          ) : (
            <Empty title={t('plans:versions.none')}>
              <p>{t('plans:versions.noneText')}</p>
            </Empty>
          )}
        </Pane>
      </Page>
    )
  }
  const earlier = versions.filter(({ number }) => number < version.number)
  const from = earlier.some(({ number }) => number === search.from) || search.from === WHOLE ? (search.from ?? WHOLE) : (comparedWith(versions, version) ?? WHOLE)
  return (
    <Page title={t('plans:versions.title')} back={back}>
      <div className={styles.tools} data-print="off">
        <SelectField
          label={t('plans:versions.which')}
          width={24}
          value={String(version.number)}
          options={versions.map(({ number, state }) => ({ id: String(number), label: t('plans:versions.choice', { number, state: t(`plans:versionState.${state}`) }) }))}
          onChange={(id) => { choose({ version: Number(id), from: undefined }) }}
        />
        <SelectField
          label={t('plans:versions.comparedWith')}
          width={24}
          value={String(from)}
          options={[{ id: String(WHOLE), label: t('plans:versions.whole') }, ...earlier.map(({ number }) => ({ id: String(number), label: t('plans:versions.one', { number }) }))]}
          onChange={(id) => { choose({ from: Number(id) }) }}
        />
      </div>
      <div className={styles.compared}>
        <VersionContent caseId={caseId} version={version} from={from} />
        <VersionPane caseId={caseId} version={version} names={names} />
      </div>
    </Page>
  )
}

/** What is agreed on: against an earlier version, or whole. */
function VersionContent({ caseId, version, from }: { caseId: string; version: PlanVersion; from: number }) {
  const { t } = useTexts()
  const compares = from !== WHOLE
  const changes = useQuery({ ...changesQuery(caseId, from, version.number), enabled: compares })
  const whole = useQuery({ ...versionQuery(caseId, version.id), enabled: !compares })
  const names = useNames((changes.data?.changes ?? []).flatMap(({ fields }) => fields.filter(({ field }) => field === 'person').flatMap(({ before, after }) => [before, after])))
  const query = compares ? changes : whole
  if (compares && changes.data) return <ChangeList title={t('plans:versions.changes', { from, to: version.number })} changes={changes.data.changes} names={names} />
  if (!compares && whole.data) {
    return <PackagePlan title={t('plans:versions.one', { number: version.number })} content={whole.data} names={names} empty={<Empty title={t('plans:versions.nothing')} />} />
  }
  return (
    <Pane>
      {query.isError ? <Failure title={t('plans:versions.failed')} error={query.error} onRetry={() => void query.refetch()} /> : <Loading text={t('plans:loading')} />}
    </Pane>
  )
}
