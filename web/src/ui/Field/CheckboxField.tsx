import { Checkbox } from 'react-aria-components'
import styles from './Field.module.css'

type Props = { label: string; value: boolean; onChange: (value: boolean) => void; id?: string }

export function CheckboxField({ label, value, onChange, id }: Props) {
  return (
    <Checkbox id={id} className={styles.checkbox} isSelected={value} onChange={onChange}>
      <span className={styles.box} aria-hidden="true">
        {value && (
          <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round">
            <path d="m3 8.5 3.3 3.300L13 4.5" />
          </svg>
        )}
      </span>
      {label}
    </Checkbox>
  )
}
