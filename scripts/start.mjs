/** `npm start`: installs what is missing, then goes on under the installed Node. */
import { continueWith, ensureInstalled, fail } from './setup/install.mjs'

try {
  ensureInstalled()
  continueWith('open-app.ts', process.argv.slice(2))
} catch (error) {
  fail(error)
}
