// Takes the pictures of docs/screenshots from the bundled sample: npm run screenshots.
import {spawn} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {chromium, type Browser} from '@playwright/test';
import {browserOptions} from '../tests/browser.ts';
import {ensureBuilt} from './dashboard-build.mjs';

const PORT = '4198';
const ADDRESS = `http://127.0.0.1:${PORT}`;
const FOLDER = 'docs/screenshots';
const PAGES = {
  overview: '/',
  themes: '/themes',
  theme: '/themes/2',
  compare: '/compare',
  papers: '/papers?q=world+model',
  paper: '/papers/2603.17191',
  map: '/map',
  lineage: '/lineage',
  curate: '/curate?theme=2',
  data: '/data'
};
const LOOKS = {
  light: {viewport: {width: 1280, height: 900}, colorScheme: 'light'},
  dark: {viewport: {width: 1280, height: 900}, colorScheme: 'dark'},
  narrow: {viewport: {width: 390, height: 844}, colorScheme: 'light'}
} as const;
const PATIENCE = 180_000;

async function untilReady(): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    const answer = await fetch(`${ADDRESS}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error(`${ADDRESS} did not answer within ${PATIENCE / 1000} s`);
}

async function takePictures(browser: Browser): Promise<void> {
  for (const [look, options] of Object.entries(LOOKS)) {
    const context = await browser.newContext({...options, locale: 'en-GB', timezoneId: 'UTC'});
    const page = await context.newPage();
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(`${ADDRESS}${path}`, {waitUntil: 'networkidle'});
      await page.screenshot({path: `${FOLDER}/${name}-${look}.png`});
    }
    await context.close();
  }
}

await ensureBuilt();
const server = spawn(process.execPath, ['tests/e2e/server.mjs'], {
  env: {...process.env, PORT, HOST: '127.0.0.1', ORIGIN: ADDRESS},
  stdio: 'inherit'
});
try {
  mkdirSync(FOLDER, {recursive: true});
  await untilReady();
  const browser = await chromium.launch(await browserOptions());
  await takePictures(browser);
  await browser.close();
} finally {
  server.kill('SIGTERM');
}
