import { CLIENT, NOBODY, type TaskForm } from './schemas'
import type { NewTask, Task } from './types'

/** The form as the server takes it: the client's task is nobody's in an organisation. */
export function bodyOf(form: TaskForm): NewTask {
  const ofClient = form.organisation === CLIENT
  return {
    title: form.title,
    category: form.category,
    organisation: ofClient ? null : form.organisation,
    person: ofClient || form.person === NOBODY ? null : form.person,
    due_on: form.due_on,
  }
}

export function formOf(task: Pick<Task, 'title' | 'category' | 'organisation' | 'person' | 'due_on'>): TaskForm {
  return { title: task.title, category: task.category, organisation: task.organisation ?? CLIENT, person: task.person ?? NOBODY, due_on: task.due_on }
}
