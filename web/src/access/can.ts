/** A thing as the server sends it, with the acts that it allows this person on it now. */
type Answered = { can?: readonly string[] | null } | null | undefined

/** Whether the server allows the act. No answer means no: the browser decides nothing by itself and knows no role. */
export function can(thing: Answered, act: string): boolean {
  return thing?.can?.includes(act) ?? false
}
