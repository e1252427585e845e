import { useEffect, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { useSession } from '../access/session'
import { dropDraft, keepDraft, loadDraft } from './store'

/** Where the browser keeps no storage (a private window), a form works without drafts. */
const withoutStorage = (reason: unknown) => {
  console.info('Drafts are not kept:', reason)
}

/**
 * Keeps what is typed in a form on each change, and brings it back when the form is opened again. `keptAt` is the instant of the last
 * keeping, `drop` is called when the form has been sent.
 */
export function useDraft<Values extends FieldValues>(thing: string, form: UseFormReturn<Values>): { keptAt: string | null; drop: () => void } {
  const person = useSession().person.id
  const [keptAt, setKeptAt] = useState<string | null>(null)

  useEffect(() => {
    let gone = false
    loadDraft<Values>(person, thing)
      .then((draft) => {
        if (gone || !draft || form.formState.isDirty) return
        form.reset(draft.value, { keepDefaultValues: true })
        setKeptAt(draft.keptAt)
      })
      .catch(withoutStorage)
    const { unsubscribe } = form.watch((value, { type }) => {
      if (type === 'change') keepDraft(person, thing, value).then(setKeptAt, withoutStorage)
    })
    return () => {
      gone = true
      unsubscribe()
    }
  }, [person, thing, form])

  return {
    keptAt,
    drop: () => {
      setKeptAt(null)
      dropDraft(person, thing).catch(withoutStorage)
    },
  }
}
