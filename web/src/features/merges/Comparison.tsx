import { useQuery } from '@tanstack/react-query'
import { contractsQuery } from '../../access/contracts'
import { type Names, useNames } from '../../access/directory'
import { recordDate } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { Facts } from '../../ui/Facts/Facts'
import { Notice } from '../../ui/Notice/Notice'
import { Pane } from '../../ui/Pane/Pane'
import { Moment } from '../../ui/When/When'
import styles from './merges.module.css'
import type { Comparison as Both, MergeRecord } from './types'

/** Both records, and who sees what of each: after the merge nobody sees more. */
export function Comparison({ both }: { both: Both }) {
  const { t } = useTexts()
  const names = useNames()
  return (
    <>
      {both.programmes_with_two_open_cases.length > 0 && (
        <Notice tone="wait">
          <p>{t('merges:twoOpen')}</p>
        </Notice>
      )}
      <div className={styles.pair}>
        <Record title={t('merges:surviving')} record={both.surviving} names={names} />
        <Record title={t('merges:retired')} record={both.retired} names={names} />
      </div>
      <p className={styles.quiet}>{t('merges:accessStays')}</p>
    </>
  )
}

function Record({ title, record, names }: { title: string; record: MergeRecord; names: Names }) {
  const { t, language } = useTexts()
  const contracts = useQuery(contractsQuery).data ?? []
  const code = (id: string) => contracts.find((contract) => contract.id === id)?.code ?? t('merges:case')
  return (
    <Pane title={title}>
      <Facts
        facts={[
          { term: t('merges:name'), value: record.name },
          { term: t('merges:born'), value: record.born_on === null ? t('none') : recordDate(record.born_on, language) },
          { term: t('merges:code'), value: t(record.has_code ? 'merges:codeKnown' : 'merges:codeUnknown') },
          { term: t('merges:registered'), value: <><Moment instant={record.registered_at} />{`, ${names.organisation(record.registered_organisation)}`}</> },
        ]}
      />
      {record.cases.map((one) => (
        <section key={one.id}>
          <h3>{`${code(one.contract)}, ${t(one.closed_at === null ? 'merges:open' : 'merges:closed')}`}</h3>
          <Facts
            facts={[
              { term: t('merges:responsible'), value: names.who({ organisation: one.organisation, team: one.team }) },
              ...one.access.map((access) => ({
                // Until the directory is here, ids keep the rows apart.
                term: names.who({ organisation: access.organisation, team: access.team }) || access.team,
                value: access.categories.map((category) => standing(t(`terms:category.${category}`))).join(', '),
              })),
            ]}
          />
        </section>
      ))}
    </Pane>
  )
}
