import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { can } from '../../access/can'
import { directoryQuery } from '../../access/directory'
import { useSession } from '../../access/session'
import { useTerms } from '../../access/terms'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { NameSheet } from './NameSheet'
import { NewOrganisationSheet } from './NewOrganisationSheet'
import styles from './organisations.module.css'
import type { Organisation } from './types'

type Open = { what: 'organisation' } | { what: 'consortium' } | { what: 'team'; of: Organisation } | null

/** Every organisation with its teams, and the consortia by name. */
export function OrganisationsPage() {
  const { t, language } = useTexts()
  const session = useSession()
  const directory = useQuery(directoryQuery)
  const terms = useTerms()
  const [open, setOpen] = useState<Open>(null)
  const close = () => { setOpen(null) }
  const columns: Column<Organisation>[] = [
    { id: 'name', head: t('organisations:head.name'), rowHead: true, cell: (row) => pick(row.name, language) },
    { id: 'kind', head: t('organisations:head.kind'), cell: (row) => standing(terms.of('organisation_kind', row.called ?? row.kind)) },
    { id: 'businessId', head: t('organisations:head.businessId'), narrow: true, cell: (row) => row.business_id },
    {
      id: 'teams',
      head: t('organisations:head.teams'),
      cell: (row) => (
        <span className={styles.teams}>
          {row.teams.map(({ name }) => name).join(', ') || t('organisations:noTeams')}
          {can(row, 'organisation_write') && (
            <Button look="quiet" size="inRow" aria-label={t('organisations:team.actFor', { organisation: pick(row.name, language) })} onPress={() => { setOpen({ what: 'team', of: row }) }}>
              {t('organisations:team.open')}
            </Button>
          )}
        </span>
      ),
    },
  ]
  const mayWrite = can(session, 'organisation_write')
  return (
    <Page
      title={t('organisations:title')}
      aside={
        mayWrite && (
          <Button look="filled" onPress={() => { setOpen({ what: 'organisation' }) }}>
            {t('organisations:new.open')}
          </Button>
        )
      }
    >
      {directory.isPending ? (
        <Pane>
          <Loading text={t('organisations:loading')} />
        </Pane>
      ) : directory.isError ? (
        <Pane>
          <Failure title={t('organisations:failed')} error={directory.error} onRetry={() => void directory.refetch()} />
        </Pane>
      ) : (
        <>
          <Pane flush>
            <DataTable stacked caption={t('organisations:title')} columns={columns} groups={[{ id: 'all', rows: directory.data.items }]} rowId={(row) => row.id} />
          </Pane>
          <Pane
            title={t('organisations:consortia')}
            aside={mayWrite && <Button onPress={() => { setOpen({ what: 'consortium' }) }}>{t('organisations:consortium.open')}</Button>}
          >
            {directory.data.consortia.length === 0 ? (
              <p>{t('organisations:noConsortia')}</p>
            ) : (
              <ul className={styles.names}>
                {directory.data.consortia.map((one) => (
                  <li key={one.id}>{one.name}</li>
                ))}
              </ul>
            )}
            <p className={styles.quiet}>{t('organisations:consortiaText')}</p>
          </Pane>
        </>
      )}
      <NewOrganisationSheet isOpen={open?.what === 'organisation'} onClose={close} />
      {open?.what === 'team' && <NameSheet what="team" organisation={open.of.id} of={pick(open.of.name, language)} onClose={close} />}
      {open?.what === 'consortium' && <NameSheet what="consortium" onClose={close} />}
    </Page>
  )
}
