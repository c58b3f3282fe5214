import {availableParallelism} from 'node:os';
import {sveltekit} from '@sveltejs/kit/vite';
import {defineConfig} from 'vitest/config';

/** The tests of the rooms without disk, database, clock or chance (tests/layers.test.ts). */
const PURE = 'tests/{charts,pipeline,sources,stats,view}/**/*.test.ts';

export default defineConfig({
  plugins: [sveltekit()],
  test: {
    environment: 'node',
    // A zone that is not UTC and has daylight saving: a date that passes through local time comes out wrong.
    env: {TZ: 'America/St_Johns'},
    // Some tests start processes, on a machine that may have other work.
    testTimeout: 120_000,
    // By itself vitest leaves one processor free, and many tests wait for processes.
    maxWorkers: availableParallelism(),
    projects: [
      // What holds no state needs no process for each file, which would take half of its time.
      {extends: true, test: {name: 'pure', include: [PURE], isolate: false}},
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: [PURE],
          globalSetup: 'tests/build-programs.ts'
        }
      }
    ],
    coverage: {
      include: ['src/lib/{pipeline,stats,sources,view}/**/*.ts'],
      thresholds: {perFile: true, lines: 85}
    }
  }
});
