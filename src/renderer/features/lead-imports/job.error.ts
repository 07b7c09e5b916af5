import { AppError, errorCodes } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'

/** Why a job failed, as the error that a call would have thrown. */
export function jobError({ error }: Job): unknown {
  const code = errorCodes.find((known) => known === error?.code)
  return code ? new AppError(code, error?.message ?? '', error?.details) : error
}
