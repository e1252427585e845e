import type { Names } from '../../access/directory'
import { clockText, dateText, dayOf, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Icon } from '../../ui/Icon/Icon'
import { evidenceFile } from './commands'
import styles from './milestones.module.css'
import { ENDING } from './rules'
import type { Evidence, Milestone } from './types'
import { useKindName } from './words'

/** When each file was opened on this page. */
export type Opened = Record<string, string>

type Props = { one: Milestone; names: Names; opened?: Opened; onOpened?: (id: string) => void }

/** The files, the latest first. A file is read when it is opened and not before. */
export function EvidenceTable({ one, names, opened, onOpened }: Props) {
  const { t, language } = useTexts()
  const kindName = useKindName()
  const columns: Column<Evidence>[] = [
    {
      id: 'kind',
      head: t('milestones:evidence.file'),
      rowHead: true,
      cell: (file) => (
        <a
          className={styles.file}
          href={evidenceFile(one.id, file.id)}
          download={`${file.kind}-${file.number}.${ENDING[file.media_type]}`}
          target="_blank"
          rel="noreferrer"
          onClick={() => { onOpened?.(file.id) }}
        >
          <Icon name="file" />
          {kindName(file.kind)}
        </a>
      ),
    },
    { id: 'size', head: t('milestones:evidence.size'), right: true, narrow: true, cell: (file) => t('milestones:evidence.kilobytes', { type: ENDING[file.media_type], size: Math.ceil(file.size / 1024) }) },
    { id: 'who', head: t('milestones:evidence.who'), cell: (file) => [names.person(file.uploaded_by), dateText(dayOf(file.uploaded_at), language, today())].filter(Boolean).join(', ') },
    { id: 'hash', head: t('milestones:evidence.hash'), narrow: true, cell: (file) => <span title={file.sha256}>{`${file.sha256.slice(0, 4)}…${file.sha256.slice(-4)}`}</span> },
    {
      id: 'state',
      head: t('milestones:evidence.state'),
      narrow: true,
      cell: (file) => {
        const at = opened?.[file.id]
        if (at !== undefined) {
          return (
            <span className={styles.openedAt}>
              <Icon name="tick" />
              {t('milestones:evidence.opened', { time: clockText(at, language) })}
            </span>
          )
        }
        return file.current ? t('milestones:evidence.current') : t('milestones:evidence.superseded')
      },
    },
  ]
  return (
    <DataTable
      caption={t('milestones:evidence.title')}
      columns={columns}
      groups={[{ id: 'evidence', rows: one.evidence.toSorted((a, b) => b.number - a.number) }]}
      rowId={(file) => file.id}
      stacked
    />
  )
}
