import { expect, test } from 'vitest'
import { testServer } from '#main/embedded/server.fixture.ts'
import { simulate } from './simulation.ts'

/** The other half of the 10,000 steps. */
const servers = testServer({ replSet: 'carmel', sessionLimits: { absenceMs: 20 } })
const steps = 2500

test.each([3, 4])(
  'nothing is lost, doubled or out of order (npm run simulate -- --seed %i)',
  async (seed) => {
    const { problems } = await simulate({ db: servers.db(), port: servers.server.port, seed, steps })
    expect(problems, `npm run simulate -- --seed ${seed} --steps ${steps}`).toEqual([])
  },
  600_000
)
