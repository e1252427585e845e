import { useState } from 'react'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { TextField } from '../../ui/Field/TextField'
import styles from './clients.module.css'

/** Narrows the list by the beginning of a name; asks only when told to, since every answer is journaled. */
export function ClientSearch({ name, onSearch }: { name: string; onSearch: (name: string) => void }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState(name)
  return (
    <form
      role="search"
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(typed.trim())
      }}
    >
      <TextField label={t('clients:search.label')} value={typed} onChange={setTyped} optional beside maxLength={100} autoComplete="off" width={20} />
      <Button type="submit">{t('clients:search.act')}</Button>
      {name !== '' && (
        <Button
          look="quiet"
          onPress={() => {
            setTyped('')
            onSearch('')
          }}
        >
          {t('clients:search.clear')}
        </Button>
      )}
    </form>
  )
}
