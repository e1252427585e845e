import { Problem } from '../../api/problem'

const OF_THE_FILE = ['/file_name', '/media_type', '/size', '/sha256', '']

/** What the server says of the file's name, type, size and hash is about the one field that the person has filled: the file. */
export function aboutFile(problem: Problem): Problem {
  if (problem.faults.length === 0) return problem
  return new Problem(problem.status, {
    ...problem.facts,
    errors: problem.faults.map((fault) => (OF_THE_FILE.includes(fault.pointer) ? { ...fault, pointer: '/file' } : fault)),
  })
}
