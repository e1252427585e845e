import { can } from '../../access/can'
import type { Names } from '../../access/directory'
import { documentFile } from '../../api/documentFile'
import { momentText } from '../../format/distance'
import { standing } from '../../format/names'
import { sizeText } from '../../format/size'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Tag } from '../../ui/Tag/Tag'
import styles from './documents.module.css'
import type { Document } from './types'

type Props = { caseId: string; documents: Document[]; names: Names; onWithdraw: (document: Document) => void }

/** Newest first: the name leads to the file, which the browser stores. */
export function DocumentTable({ caseId, documents, names, onWithdraw }: Props) {
  const { t, language } = useTexts()
  const who = (organisation: string, person: string) => names.who({ organisation, person })
  const columns: Column<Document>[] = [
    { id: 'what', head: t('documents:head.what'), rowHead: true, cell: (one) => <What caseId={caseId} one={one} /> },
    {
      id: 'file',
      head: t('documents:head.file'),
      cell: (one) =>
        one.withdrawn ? (
          <div>
            <Tag tone="refused">{t('documents:withdrawnTag')}</Tag>
            <p className={styles.quiet}>
              {t('documents:withdrawn', { when: momentText(one.withdrawn.at, t, language), who: names.person(one.withdrawn.by), reason: termText('withdrawalReason', one.withdrawn.reason, t) })}
            </p>
          </div>
        ) : (
          <div>
            <p className={styles.name}>{one.file_name}</p>
            <p className={styles.quiet}>{sizeText(one.size, language)}</p>
          </div>
        ),
    },
    {
      id: 'who',
      head: t('documents:head.who'),
      cell: (one) => (
        <div>
          <p>{momentText(one.recorded_at, t, language)}</p>
          <p className={styles.quiet}>{who(one.organisation, one.recorded_by)}</p>
        </div>
      ),
    },
    {
      id: 'why',
      head: t('documents:head.why'),
      cell: (one) => (
        <div>
          <p>{t('documents:ground', { category: standing(termText('category', one.category, t)), ground: termText('ground', one.ground, t) })}</p>
          {one.sharing === 'organisation' && <p className={styles.quiet}>{t('documents:sharedWithOwn', { organisation: names.organisation(one.organisation) })}</p>}
        </div>
      ),
    },
  ]
  if (documents.some((one) => can(one, 'document_write'))) {
    columns.push({
      id: 'act',
      head: t('documents:head.act'),
      narrow: true,
      cell: (one) =>
        can(one, 'document_write') && (
          <Button look="quiet" size="inRow" aria-label={`${t('documents:withdraw')} ${one.title}`} onPress={() => { onWithdraw(one) }}>
            {t('documents:withdraw')}
          </Button>
        ),
    })
  }
  return <DataTable caption={t('documents:list')} columns={columns} groups={[{ id: 'all', rows: documents }]} rowId={(one) => one.id} stacked />
}

function What({ caseId, one }: { caseId: string; one: Document }) {
  const { t } = useTexts()
  if (one.title === '') return <span className={styles.quiet}>{t('documents:nameless')}</span>
  if (!can(one, 'document_read')) return <span className={styles.name}>{one.title}</span>
  return (
    <a className={styles.name} href={documentFile(caseId, one.id)} download={one.file_name}>
      {one.title}
    </a>
  )
}
