import { useState } from 'react'
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form'
import { type Differing, differing } from '../../api/merge'
import { asProblem } from '../../api/problem'

type Versioned = { id: string; version: number }

/**
 * A form over a thing that somebody else may save first. `saving` runs the save; when it is refused as stale (412) the present version is
 * loaded, what only the other one changed is taken into the form, and the rest is shown by `conflict`. `at` is the version that the next
 * save is made on: one that the person has seen.
 */
export function useMerge<V extends FieldValues>(form: UseFormReturn<V>, opened: (V & Versioned) | null, fields: readonly (keyof V & string)[], load: () => Promise<(V & Versioned) | undefined>) {
  const [base, setBase] = useState(opened)
  const [conflict, setConflict] = useState<Differing<V>[] | null>(null)
  const put = (field: keyof V & string, value: unknown) => {
    form.setValue(field as unknown as Path<V>, (value ?? null) as PathValue<V, Path<V>>, { shouldDirty: true })
  }
  const compare = async () => {
    const present = await load()
    if (!base || !present) return
    const rows = differing<V>(base, form.getValues(), present, fields)
    for (const row of rows) if (row.changed === 'byThem') put(row.field, row.theirs)
    setConflict(rows)
    setBase(present)
  }
  return {
    at: base && { id: base.id, version: base.version },
    conflict,
    take: (field: string, whose: 'mine' | 'theirs') => {
      const row = conflict?.find((one) => one.field === field)
      if (row) put(row.field, row[whose])
    },
    saving: async <R>(save: () => Promise<R>): Promise<R> => {
      try {
        return await save()
      } catch (error) {
        if (asProblem(error).status === 412) await compare()
        throw error
      }
    },
  }
}
