import { useController } from 'react-hook-form'
import { sizeText } from '../../format/size'
import { useTexts } from '../../i18n'
import { Icon } from '../../ui/Icon/Icon'
import { FileDrop } from '../../ui/FileDrop/FileDrop'
import { useFieldId } from '../../ui/Form/formId'
import styles from './documents.module.css'
import { ENDINGS } from './rules'

/** The file of the form, chosen or dropped; what is wrong with it stands above. */
export function FileField({ onChosen }: { onChosen: (file: File) => void }) {
  const { t, language } = useTexts()
  const id = useFieldId('file')
  const { field, fieldState } = useController({ name: 'file' })
  const file = field.value as File | null
  return (
    <div id={id} className={styles.file} tabIndex={-1} role="group" aria-label={t('documents:form.file')} aria-describedby={fieldState.error ? `${id}-fault` : undefined}>
      <p className={styles.label}>{t('documents:form.file')}</p>
      {fieldState.error && (
        <p id={`${id}-fault`} className={styles.fault}>
          <Icon name="triangle" />
          {fieldState.error.message}
        </p>
      )}
      <FileDrop
        label={file ? file.name : t('documents:form.drop')}
        hint={file ? sizeText(file.size, language) : t('documents:form.hint')}
        choose={t(file ? 'documents:form.another' : 'documents:form.choose')}
        accept={ENDINGS}
        inForm
        onFile={(chosen) => {
          field.onChange(chosen)
          onChosen(chosen)
        }}
      />
    </div>
  )
}
