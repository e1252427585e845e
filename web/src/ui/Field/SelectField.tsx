import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { useTexts } from '../../i18n'
import { Icon } from '../Icon/Icon'
import styles from './Field.module.css'
import { FieldHead, type FieldProps, widthOf } from './parts'

export type Option = { id: string; label: string }
type Props = FieldProps & {
  id?: string
  options: Option[]
  /** The chosen option's id; null when nothing is chosen. */
  value: string | null
  onChange: (id: string) => void
  /** 28 px high, for a table's row. */
  inRow?: boolean
}

export function SelectField({ options, value, onChange, inRow, id, width, ...head }: Props) {
  const { t } = useTexts()
  return (
    <Select
      id={id}
      className={[styles.field, inRow ? styles.inRow : ''].join(' ')}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key))
      }}
      placeholder={t('field.choose')}
      isInvalid={head.error !== undefined}
      isRequired={!head.optional}
      validationBehavior="aria"
    >
      <FieldHead {...head} />
      <Button className={[styles.control, styles.select].join(' ')} style={widthOf(width)}>
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className={styles.popover}>
        <ListBox className={styles.list} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles.option}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
