import type { Names } from '../../access/directory'
import type { PackageContent } from '../../api/packageContent'
import { dateText, today } from '../../format/date'
import { momentText } from '../../format/distance'
import { sizeText } from '../../format/size'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { type Column, DataTable } from '../DataTable/DataTable'
import { Pane } from '../Pane/Pane'
import styles from './PackagePlan.module.css'

type Task = PackageContent['tasks'][number]

type Props = {
  content: Pick<PackageContent, 'tasks' | 'notes' | 'documents'>
  names: Names
  /** Where a document's file is had by this reader; without it, or where it says nothing, the document is only named. */
  fileOf?: (document: PackageContent['documents'][number]) => string | undefined
}

/** Tasks, notes and what documents there were, as they were frozen with a package or when one left; what there is none of is not there. */
export function PackageRecords({ content, names, fileOf }: Props) {
  const { t, language } = useTexts()
  const now = today()
  const columns: Column<Task>[] = [
    { id: 'what', head: t('tasks:head.what'), rowHead: true, cell: (task) => task.title },
    { id: 'who', head: t('tasks:head.who'), cell: (task) => (task.organisation ? names.organisation(task.organisation) : t('tasks:client')) },
    { id: 'due', head: t('tasks:head.due'), cell: (task) => dateText(task.due_on, language, now) },
    { id: 'state', head: t('plans:head.state'), cell: (task) => termText('taskState', task.state, t) },
  ]
  return (
    <>
      {content.tasks.length > 0 && (
        <Pane title={t('tasks:title')} flush>
          <DataTable caption={t('tasks:title')} columns={columns} groups={[{ id: 'all', rows: content.tasks }]} rowId={(task) => task.id} stacked />
        </Pane>
      )}
      {content.notes.length > 0 && (
        <Pane title={t('notes:title')}>
          {content.notes.map((note) => (
            <article key={note.id}>
              <p className={styles.text}>{note.text}</p>
              <p className={styles.measure}>{[momentText(note.recorded_at, t, language), names.organisation(note.organisation)].join(', ')}</p>
            </article>
          ))}
        </Pane>
      )}
      {content.documents.length > 0 && (
        <Pane title={t('documents:title')}>
          {content.documents.map((document) => (
            <article key={document.id}>
              <p className={styles.text}>{fileOf?.(document) ? <a href={fileOf(document)} download>{document.title}</a> : document.title}</p>
              <p className={styles.measure}>{[sizeText(document.size, language), momentText(document.recorded_at, t, language), names.organisation(document.organisation)].join(', ')}</p>
            </article>
          ))}
        </Pane>
      )}
    </>
  )
}
