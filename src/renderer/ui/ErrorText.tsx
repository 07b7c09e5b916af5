import { useErrorText } from './errors.ts'

/** An error as its sentence; follows a change of language. */
export function ErrorText({ error }: { error: unknown }) {
  return <>{useErrorText()(error)}</>
}
