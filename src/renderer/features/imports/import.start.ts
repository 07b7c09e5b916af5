import { api, ask } from '#renderer/api/client.ts'

/** Asks for a folder and starts its import; the job's progress arrives by events. False when nothing was chosen. */
export async function startImport(): Promise<boolean> {
  const { job_id } = await ask(api.imports.chooseAndStart({}))
  return job_id !== null
}
