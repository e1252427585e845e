import { createContext, use } from 'react'

export const FormIdContext = createContext('')

/** The element id of a form's field, by which the error summary finds it. */
export function useFieldId(name: string): string {
  return `${use(FormIdContext)}-${name}`
}
