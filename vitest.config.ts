import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Journeys (a real browser) come last: when something smaller is broken, it should be the first thing read. */
class JourneysLast extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specifications);
    const isJourney = (it: TestSpecification) => it.moduleId.includes('/test/journeys/');
    return [...sorted.filter((it) => !isJourney(it)), ...sorted.filter(isJourney)];
  }
}

// Tests run from the sources (condition `source` of package.json's imports); workers run from dist, as in the product.
const conditions = ['source', 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // On a machine shared with others a browser may once be too slow; what fails twice is broken. The output marks a second attempt with `retry`.
    retry: process.env.CI ? 1 : 0,
    sequence: { sequencer: JourneysLast },
  },
});
