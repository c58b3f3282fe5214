import {defineConfig, devices} from '@playwright/test';
import {browserOptions} from './tests/browser.ts';

// Not the port of `npm start`, which may be running.
const PORT = process.env['E2E_PORT'] ?? '4199';
const address = `http://127.0.0.1:${PORT}`;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  workers: 2,
  // Machines are shared: what waits for its turn has not failed.
  timeout: 90_000,
  expect: {timeout: 15_000},
  use: {
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'America/St_Johns',
    launchOptions: await browserOptions()
  },
  projects: [{name: 'desktop', use: {...devices['Desktop Chrome']}}],
  webServer: {
    command: 'node tests/e2e/server.mjs',
    env: {PORT, HOST: '127.0.0.1', ORIGIN: address},
    url: `${address}/`,
    reuseExistingServer: false,
    // It analyses the bundled sample first.
    timeout: 180_000,
    stdout: 'pipe',
    gracefulShutdown: {signal: 'SIGTERM', timeout: 15_000}
  }
});
