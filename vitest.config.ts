import { defineConfig } from 'vitest/config'

/** Unit and integration tests: rules in plain Node, services over the real driver and a real socket. */
export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'tests/{integration,simulation,standin}/**/*.test.ts',
      'scripts/**/*.test.ts'
    ],
    globalSetup: 'tests/support/embedded.worker.setup.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // By default one processor is left idle: on two that is half of the machine.
    maxWorkers: '100%'
  }
})
