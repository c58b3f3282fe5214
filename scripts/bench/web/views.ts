import {gzipSync} from 'node:zlib';
import {chromium, type Browser, type Page} from '@playwright/test';
import {browserOptions} from '../../../tests/browser.ts';
import {quantile} from './quantiles.ts';

/** What a reader waits for in a browser. */
export interface View {
  readonly path: string;
  /** Milliseconds from the click on the link until the page is drawn and answers, median, cold cache. */
  readonly usable: number;
  /** Milliseconds from a key or click to the next frame, the longest of the interactions, median over the rounds. */
  readonly interaction: number;
  /** Bytes of all scripts of the page, gzipped. */
  readonly script: number;
}

const ROUNDS = 5;
const QUIET = 300;

/**
 * Runs in the page: the longest time from an input since a moment to the frame that shows what came of it. Before a
 * reader does anything, the browser tells the page that draws for the first time where the pointer rests: those events
 * last as long as that drawing, and are no interaction.
 */
function longestInteraction(since: number): Promise<number> {
  return new Promise((done) => {
    const durations = [0];
    const observer = new PerformanceObserver((list) => {
      const own = list.getEntries().filter(({startTime}) => startTime >= since);
      durations.push(...own.map(({duration}) => duration));
    });
    observer.observe({type: 'event', buffered: true, durationThreshold: 16} as never);
    setTimeout(() => {
      observer.disconnect();
      done(Math.max(...durations));
    }, 100);
  });
}

/** Moves over the page as a reader does: points at charts, tabs along, reads period after period, opens and closes what can be opened. */
async function interact(page: Page): Promise<void> {
  const figures = page.locator('figure, canvas, svg');
  const count = Math.min(3, await figures.count());
  for (let index = 0; index < count; index++) {
    await figures
      .nth(index)
      .hover({force: true, timeout: 2000})
      .catch(() => undefined);
  }
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press('Tab');
  const reader = page.locator('input[type=range]').first();
  if (await reader.isVisible().catch(() => false)) {
    await reader.focus();
    for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowRight');
  }
  const details = page.locator('summary').first();
  if (await details.isVisible().catch(() => false)) {
    await details.click();
    await details.click();
  }
}

async function viewOnce(
  browser: Browser,
  url: string
): Promise<{usable: number; interaction: number; script: number}> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  const page = await context.newPage();
  let script = 0;
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    bodies.push(response.body().then((body) => void (script += gzipSync(body).length)));
  });
  const began = performance.now();
  await page.goto(url, {waitUntil: 'load'});
  // Usable: drawn, and the main thread free to answer.
  await page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => {
          setTimeout(done);
        });
      })
  );
  const usable = performance.now() - began;
  await page.waitForTimeout(QUIET);
  const since = await page.evaluate(() => performance.now());
  await interact(page);
  const interaction = await page.evaluate(longestInteraction, since);
  await Promise.all(bodies);
  await context.close();
  return {usable, interaction, script};
}

/** Opens pages in a browser with an empty cache and measures what a reader waits for. */
export async function measureViews(address: string, paths: readonly string[]): Promise<View[]> {
  const browser = await chromium.launch(await browserOptions());
  const views: View[] = [];
  try {
    for (const path of paths) {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++) {
        rounds.push(await viewOnce(browser, address + path));
      }
      const median = (values: number[]) => quantile(values, 0.5);
      views.push({
        path,
        usable: median(rounds.map(({usable}) => usable)),
        interaction: median(rounds.map(({interaction}) => interaction)),
        script: Math.max(...rounds.map(({script}) => script))
      });
    }
  } finally {
    await browser.close();
  }
  return views;
}
