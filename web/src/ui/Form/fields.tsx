import { useController } from 'react-hook-form'
import type { ComponentProps, ElementType } from 'react'
import { CheckboxField } from '../Field/CheckboxField'
import { DateField } from '../Field/DateField'
import { SelectField } from '../Field/SelectField'
import { TextArea, TextField } from '../Field/TextField'
import { useFieldId } from './formId'

// The fields of ui/Field, bound by name to the form around them.
type Bound<C extends ElementType> = Omit<ComponentProps<C>, 'value' | 'onChange' | 'error' | 'id' | 'name' | 'onBlur'> & { name: string }

export function FormText(props: Bound<typeof TextField>) {
  const { field, fieldState } = useController({ name: props.name })
  return <TextField {...props} id={useFieldId(props.name)} value={field.value ?? ''} onChange={field.onChange} onBlur={field.onBlur} error={fieldState.error?.message} />
}

export function FormTextArea(props: Bound<typeof TextArea>) {
  const { field, fieldState } = useController({ name: props.name })
  return <TextArea {...props} id={useFieldId(props.name)} value={field.value ?? ''} onChange={field.onChange} onBlur={field.onBlur} error={fieldState.error?.message} />
}

export function FormSelect({ name, ...props }: Bound<typeof SelectField>) {
  const { field, fieldState } = useController({ name })
  return <SelectField {...props} id={useFieldId(name)} value={field.value ?? null} onChange={field.onChange} error={fieldState.error?.message} />
}

export function FormDate({ name, ...props }: Bound<typeof DateField>) {
  const { field, fieldState } = useController({ name })
  return <DateField {...props} id={useFieldId(name)} value={field.value ?? null} onChange={field.onChange} error={fieldState.error?.message} />
}

export function FormCheckbox({ name, ...props }: Bound<typeof CheckboxField>) {
  const { field } = useController({ name })
  return <CheckboxField {...props} id={useFieldId(name)} value={field.value === true} onChange={field.onChange} />
}
