import { FileTrigger } from 'react-aria-components'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import styles from './milestones.module.css'
import { MEDIA_TYPES } from './rules'

/** One file of a kind that is accepted; its name stands beside the button once it is chosen. */
export function FilePick({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const { t } = useTexts()
  return (
    <div className={styles.rowFoot}>
      <FileTrigger
        acceptedFileTypes={[...MEDIA_TYPES]}
        onSelect={(files) => {
          const chosen = files?.[0]
          if (chosen) onFile(chosen)
        }}
      >
        <Button icon="file">{t('milestones:evidence.choose')}</Button>
      </FileTrigger>
      <p className={file ? undefined : styles.quiet}>{file ? file.name : t('milestones:evidence.accepted')}</p>
    </div>
  )
}
