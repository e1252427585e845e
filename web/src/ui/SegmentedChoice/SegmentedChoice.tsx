import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './SegmentedChoice.module.css'

type Choice<Id extends string> = { id: Id; label: string }

/** One of a few, all in sight. */
export function SegmentedChoice<Id extends string>({ label, choices, value, onChange }: { label: string; choices: Choice<Id>[]; value: Id; onChange: (id: Id) => void }) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.group}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [id] = keys
        if (id !== undefined) onChange(id as Id)
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className={styles.choice}>
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
