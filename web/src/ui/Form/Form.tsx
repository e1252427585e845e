import { type ReactNode, useEffect, useId, useState } from 'react'
import { type FieldErrors, type FieldValues, FormProvider, type Path, type UseFormReturn } from 'react-hook-form'
import { fieldOf, type Problem, problemText } from '../../api/problem'
import { useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { ErrorSummary, type SummaryItem } from './ErrorSummary'
import styles from './Form.module.css'
import { FormIdContext } from './formId'

type Props<V extends FieldValues> = {
  form: UseFormReturn<V>
  /** Called with values that passed the form's schema. */
  onSubmit: (values: V) => void
  /** The server's refusal of the last sending: each fault lands on its field, or in the summary when the form has no such field. */
  problem?: Problem | null
  children: ReactNode
}

/** A form checked when sent, then live where it was wrong. Ctrl+Enter sends it. */
export function Form<V extends FieldValues>({ form, onSubmit, problem, children }: Props<V>) {
  const { t, language } = useTexts()
  const id = useId()
  const [attempt, setAttempt] = useState(0)
  const { setError } = form

  useEffect(() => {
    if (!problem) return
    for (const fault of problem.faults) {
      const field = fieldOf(fault.pointer)
      const known = field in form.getValues() || field.includes('.')
      setError((known ? field : `root.${field || 'body'}`) as Path<V>, { type: fault.code, message: pick(fault.message, language) })
    }
    if (problem.faults.length === 0) setError('root.body', { type: problem.code, message: problemText(problem, t, language) })
  }, [problem, setError, form, t, language])

  const submit = form.handleSubmit(onSubmit, () => { setAttempt((count) => count + 1) })
  return (
    <FormProvider {...form}>
      <FormIdContext value={id}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key belongs to the whole form */}
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            form.clearErrors()
            void submit(event)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.requestSubmit()
          }}
        >
          <ErrorSummary items={summaryOf(form.formState.errors, id)} attempt={attempt} problem={problem} />
          {children}
        </form>
      </FormIdContext>
    </FormProvider>
  )
}

function summaryOf(errors: FieldErrors, formId: string, path = ''): SummaryItem[] {
  return Object.entries(errors).flatMap(([key, error]): SummaryItem[] => {
    if (!error || key === 'ref') return []
    const name = path ? `${path}.${key}` : key
    if (typeof error.message === 'string') return [name.startsWith('root') ? { text: error.message } : { id: `${formId}-${name}`, text: error.message }]
    return summaryOf(error as FieldErrors, formId, name)
  })
}
