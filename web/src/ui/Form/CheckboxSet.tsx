import { useId } from 'react'
import { useController } from 'react-hook-form'
import { CheckboxField } from '../Field/CheckboxField'
import type { Option } from '../Field/SelectField'
import { Icon } from '../Icon/Icon'
import styles from './CheckboxSet.module.css'
import { useFieldId } from './formId'

type Props = { name: string; label: string; hint?: string; options: Option[] }
/** The fault of the whole set, or the first of those of its members. */
type Faults = { message?: string } | ({ message?: string } | undefined)[]

/** Several of a few, bound by name to the form around it; the value is the list of the chosen ids, in the order of the options. */
export function CheckboxSet({ name, label, hint, options }: Props) {
  const { field, fieldState } = useController({ name })
  const describedBy = useId()
  const id = useFieldId(name)
  const chosen = (field.value ?? []) as string[]
  const faults = fieldState.error as Faults | undefined
  const error = Array.isArray(faults) ? faults.find((fault) => fault?.message)?.message : faults?.message
  return (
    <fieldset id={id} className={styles.set} aria-describedby={hint || error ? describedBy : undefined}>
      <legend>{label}</legend>
      <div id={describedBy}>
        {hint && <p className={styles.hint}>{hint}</p>}
        {error && (
          <p className={styles.error}>
            <Icon name="triangle" />
            {error}
          </p>
        )}
      </div>
      {options.map((option) => {
        const at = chosen.indexOf(option.id)
        return (
          <CheckboxField
            key={option.id}
            id={at < 0 ? undefined : `${id}.${at}`}
            label={option.label}
            value={at >= 0}
            onChange={(on) => { field.onChange(options.map((other) => other.id).filter((other) => (other === option.id ? on : chosen.includes(other)))) }}
          />
        )
      })}
    </fieldset>
  )
}
