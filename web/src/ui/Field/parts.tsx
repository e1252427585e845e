import { FieldError as AriaFieldError, Label, Text } from 'react-aria-components'
import { useTexts } from '../../i18n'
import { Icon } from '../Icon/Icon'
import styles from './Field.module.css'

/** What every field has: label above, hint, then the error, which uses the words of the summary, then the control. */
export type FieldProps = {
  label: string
  hint?: string
  error?: string
  optional?: boolean
  /** Shown to those who listen, not to those who see: for a field whose meaning the place tells. */
  hideLabel?: boolean
  /** Width as the length of what is expected, in characters; without it the field takes its place's width. */
  width?: number
}

export function FieldHead({ label, hint, error, optional, hideLabel }: FieldProps) {
  const { t } = useTexts()
  return (
    <>
      <Label className={hideLabel ? styles.hidden : styles.label}>
        {label}
        {optional && <span className={styles.optional}> ({t('field.optional')})</span>}
      </Label>
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      {error && (
        <AriaFieldError className={styles.error}>
          <Icon name="triangle" />
          {error}
        </AriaFieldError>
      )}
    </>
  )
}

export function widthOf(characters: number | undefined): { inlineSize: string } | undefined {
  return characters === undefined ? undefined : { inlineSize: `calc(${characters}ch + 2 * var(--s3))` }
}
