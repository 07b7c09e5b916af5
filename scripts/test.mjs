/** `npm test`: installs what is missing, then runs every check under the installed Node. */
import { continueWith, ensureInstalled, fail } from './setup/install.mjs'

try {
  ensureInstalled()
  continueWith('run-checks.ts', process.argv.slice(2))
} catch (error) {
  fail(error)
}
