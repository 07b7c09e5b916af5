/** Starts the app, tells the host's process id and fails, as a script with a mistake does. */
import { launchStandin } from '../../scripts/host/launch-standin.ts'

const app = await launchStandin({
  appDir: process.argv[2] ?? '',
  userDataDir: process.env.CARMEL_USER_DATA,
  headless: true
})
process.stdout.write(String(app.pid), () => {
  throw new Error('A mistake in the script')
})
