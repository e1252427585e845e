import { Input, TextArea as AriaTextArea, TextField as AriaTextField, type TextFieldProps } from 'react-aria-components'
import styles from './Field.module.css'
import { FieldHead, type FieldProps, widthOf } from './parts'

type Props = FieldProps &
  Pick<TextFieldProps, 'id' | 'name' | 'value' | 'onChange' | 'onBlur' | 'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'autoFocus'>

/** `beside` puts the label on the field's line, for a single field that narrows a list; such a field is not marked optional. */
export function TextField({ label, hint, error, optional, hideLabel, width, beside, ...rest }: Props & { beside?: boolean }) {
  return (
    <AriaTextField {...rest} className={beside ? styles.beside : styles.field} isInvalid={error !== undefined} isRequired={!optional} validationBehavior="aria">
      <FieldHead label={label} hint={hint} error={error} optional={optional && !beside} hideLabel={hideLabel} />
      <Input className={styles.control} style={widthOf(width)} />
    </AriaTextField>
  )
}

/** Text of several lines: grows with what is written. */
export function TextArea({ label, hint, error, optional, hideLabel, width, ...rest }: Omit<Props, 'type' | 'inputMode'>) {
  return (
    <AriaTextField {...rest} className={styles.field} isInvalid={error !== undefined} isRequired={!optional} validationBehavior="aria">
      <FieldHead label={label} hint={hint} error={error} optional={optional} hideLabel={hideLabel} />
      <AriaTextArea className={[styles.control, styles.area].join(' ')} style={widthOf(width)} />
    </AriaTextField>
  )
}
