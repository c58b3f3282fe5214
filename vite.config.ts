import {availableParallelism} from 'node:os';
import {sveltekit} from '@sveltejs/kit/vite';
import {defineConfig} from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/build-programs.ts',
    // A zone that is not UTC and has daylight saving: a date that passes through local time comes out wrong.
    env: {TZ: 'America/St_Johns'},
    // Some tests start processes, on a machine that may have other work.
    testTimeout: 120_000,
    // By itself vitest leaves one processor free, and many tests wait for processes.
    maxWorkers: availableParallelism(),
    coverage: {
      include: ['src/lib/{pipeline,stats,sources,view}/**/*.ts'],
      thresholds: {perFile: true, lines: 85}
    }
  }
});
