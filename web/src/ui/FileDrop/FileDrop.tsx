import { DropZone, FileTrigger } from 'react-aria-components'
import { Button } from '../Button/Button'
import { Icon } from '../Icon/Icon'
import styles from './FileDrop.module.css'

type Props = {
  /** What is wanted: "Pudota CSV-tiedosto tähän". */
  label: string
  choose: string
  hint: string
  accept: string[]
  onFile: (file: File) => void
  isBusy?: boolean
  /** The form around it has the one filled button. */
  inForm?: boolean
}

/** One file, chosen or dropped. */
export function FileDrop({ label, choose, hint, accept, onFile, isBusy, inForm }: Props) {
  return (
    <DropZone
      className={styles.drop}
      aria-label={label}
      onDrop={(event) => {
        const item = event.items.find((candidate) => candidate.kind === 'file')
        if (item) void item.getFile().then(onFile)
      }}
    >
      <Icon name="file" large />
      <div>
        <p>
          <b>{label}</b>
        </p>
        <p className={styles.hint}>{hint}</p>
      </div>
      <FileTrigger
        acceptedFileTypes={accept}
        onSelect={(files) => {
          const file = files?.[0]
          if (file) onFile(file)
        }}
      >
        <Button look={inForm ? undefined : 'filled'} isPending={isBusy}>
          {choose}
        </Button>
      </FileTrigger>
    </DropZone>
  )
}
