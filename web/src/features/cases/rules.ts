import type { Case, CaseHandover } from './types'

/** The handover that waits for its answer, if any; there is at most one. */
export function openHandover(one: Case): CaseHandover | undefined {
  return one.handovers?.find((handover) => handover.state === 'proposed')
}

/** The grounds that the reader has, each once, in the order of the server. */
export function groundsOf(one: Case): string[] {
  return [...new Set((one.categories ?? []).map(({ ground }) => ground))]
}
