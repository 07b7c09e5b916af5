import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchHost } from '../../scripts/host/launch.ts'
import { enterSampleWorkspace } from '../support/steps.ts'

/** Before all specs: the sample workspace is made once, in a data folder that `launchSample` copies. */
export default async function prepareSample(): Promise<() => void> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'carmel-sample-'))
  const app = await launchHost({ headless: true, userDataDir })
  await enterSampleWorkspace(app.page)
  await app.close()
  process.env.CARMEL_PREPARED_SAMPLE = userDataDir
  return () => rmSync(userDataDir, { recursive: true, force: true })
}
