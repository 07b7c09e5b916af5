import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../setup/root.ts'

/** How many tests of a runner ended how. */
export type Counts = { passed: number; failed: number; skipped: number }

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 }

/** Adds up the counts of several runners. */
export function sum(all: Counts[]): Counts {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped
    }),
    noCounts
  )
}

/** A command that either succeeds or not: it counts as one test. */
export function runCommand(command: string, args: string[]): Counts {
  const status = spawn(command, args)
  return status === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 }
}

/** Unit and integration tests. */
export function runVitest(): Counts {
  const bin = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  return withReport((report) => {
    const status = spawn(process.execPath, [
      bin,
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`
    ])
    return atLeastOneFailure(status, countVitest(readReport(report)))
  })
}

/** End-to-end tests. */
export function runPlaywright(): Counts {
  const cli = join(ROOT, 'node_modules', 'playwright', 'cli.js')
  const config = join(ROOT, 'tests', 'e2e', 'playwright.config.ts')
  return withReport((report) => {
    const status = spawn(process.execPath, [cli, 'test', '--config', config, '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report
    })
    return atLeastOneFailure(status, countPlaywright(readReport(report)))
  })
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** A file that could not be loaded has no tests of its own; it counts as one failure. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    report as VitestReport
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests
  }
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

/** Errors outside of tests, such as a spec that does not load, count as failures. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = report as PlaywrightReport
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped
  }
}

/** A runner that ended badly without a failed test has crashed: that is a failure too. */
function atLeastOneFailure(status: number | null, counts: Counts): Counts {
  return status === 0 ? counts : { ...counts, failed: Math.max(1, counts.failed) }
}

function withReport(run: (report: string) => Counts): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'carmel-report-'))
  try {
    return run(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file: string): unknown {
  if (!existsSync(file)) throw new Error('The runner ended without a report.')
  return JSON.parse(readFileSync(file, 'utf8'))
}

function spawn(command: string, args: string[], env: NodeJS.ProcessEnv = {}): number | null {
  const options = {
    cwd: ROOT,
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && command === 'npm'
  }
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options }).status
}
