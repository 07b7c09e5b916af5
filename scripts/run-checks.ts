/** What `npm test` does once everything is installed: runs every check, and sums them up in one last line. */

import { type Counts, noCounts, runCommand, runPlaywright, runVitest, sum } from './checks/runners.ts'
import { chooseHost } from './host/choose.ts'
import { ensureBuilt } from './setup/build.ts'
import { findOrInstallChromium } from './setup/chromium.ts'
import { findOrFetchElectron } from './setup/electron-binary.ts'
import { say, seconds } from './setup/say.ts'

type Step = { name: string; run: () => Counts }

const steps: Step[] = [
  { name: 'Types', run: () => runCommand('npm', ['run', '--silent', 'check:types']) },
  { name: 'Lint', run: () => runCommand('npm', ['run', '--silent', 'check:lint']) },
  { name: 'Build', run: buildForTests },
  { name: 'Unit and integration tests', run: runVitest },
  { name: 'End-to-end tests', run: runPlaywright }
]

/** Makes ready what the end-to-end tests and the stand-in's own tests need: the build, and something to show it in. */
function buildForTests(): Counts {
  ensureBuilt(say)
  findOrFetchElectron(say)
  say(`${chooseHost().reason}.`)
  // The stand-in's own tests run in Chromium even where Electron is there.
  findOrInstallChromium(say)
  return noCounts
}

function runStep({ name, run }: Step): Counts {
  const startedAt = Date.now()
  say(`${name} …`)
  const counts = countingFailure(run)
  const outcome = counts.failed > 0 ? `${counts.failed} failed` : 'ok'
  say(`${name}: ${outcome} (${seconds(Date.now() - startedAt)})`)
  return counts
}

/** A step that could not even run is one failure. */
function countingFailure(run: () => Counts): Counts {
  try {
    return run()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return { ...noCounts, failed: 1 }
  }
}

const total = sum(steps.map(runStep))
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
