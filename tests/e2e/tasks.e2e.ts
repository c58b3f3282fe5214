// What a new user wants, each in at most four clicks from the overview, counted.
import {expect, test, type Locator} from '@playwright/test';
import {parse} from 'csv-parse/sync';

const MOST_CLICKS = 4;

/** Counts the clicks of a task; choosing a value of a list is one too. */
function counted() {
  let clicks = 0;
  return {
    click: async (target: Locator) => {
      clicks++;
      await target.click();
    },
    choose: async (target: Locator, value: string) => {
      clicks++;
      await target.selectOption(value);
    },
    end: () => {
      expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
    }
  };
}

test.describe('a new user', () => {
  test.beforeEach(async ({page}) => {
    await page.goto('/', {waitUntil: 'networkidle'});
  });

  test('finds what rose last week without a click, and its papers with one', async ({page}) => {
    const task = counted();
    await expect(page.getByRole('heading', {level: 1})).toContainText(
      /\d themes? rose|no theme changed beyond chance/
    );
    const first = page.locator('.movers section').first();
    await expect(first.getByRole('heading')).toHaveText(/^(Rising|Largest gains, within chance)$/);
    await task.click(first.locator('ul a').first());
    await expect(page).toHaveURL(/\/papers\/.+/);
    task.end();
  });

  test('lists all papers behind a gain, and those of its theme, with the keyboard alone', async ({
    page
  }) => {
    const gain = page
      .locator('.movers section')
      .first()
      .getByRole('link', {name: /→ \d+ paper/});
    const papers = (await gain.first().innerText()).match(/(\d+) papers?$/)?.[1] ?? '';
    await gain.first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', {level: 1})).toHaveText(`${papers} of 1,492 papers`);
    await page.goBack();
    await page.locator('.movers section').first().locator('.theme-name').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', {name: 'Its papers'}).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('#papers')).toBeInViewport();
    await page.keyboard.press('Tab');
    await expect(page.locator('#papers').getByRole('link', {name: 'Newest'})).toBeFocused();
  });

  test('exports the last complete weeks of one theme, of which the sample has seven', async ({
    page
  }) => {
    const task = counted();
    await task.click(page.locator('#themes tbody th a').first());
    await expect(page).toHaveURL(/\/themes\/\d+/);
    await task.click(page.getByRole('link', {name: 'Last 7 complete weeks'}));
    await expect(page).toHaveURL(/from=2026-04-06/);
    const download = page.waitForEvent('download');
    await task.click(page.locator('figure').first().getByRole('link', {name: 'CSV'}));
    const stream = await (await download).createReadStream();
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    const rows: Record<string, string>[] = parse(text, {columns: true, bom: true});
    expect(rows.map(({complete}) => complete)).toEqual(new Array(7).fill('true'));
    expect(new Set(rows.map(({theme_id}) => theme_id)).size).toBe(1);
    task.end();
  });

  test('compares two months', async ({page}) => {
    const task = counted();
    await task.click(page.getByRole('link', {name: 'Compare', exact: true}));
    await task.click(page.getByRole('link', {name: 'Months'}));
    await task.click(page.getByRole('link', {name: /^Compare April 2026 with May 2026/}));
    await expect(page.getByRole('heading', {level: 1})).toHaveText(
      'What changed from April 2026 to May 2026'
    );
    task.end();
  });

  test('finds why a paper is in a theme', async ({page}) => {
    const task = counted();
    await task.click(page.locator('#themes tbody th a').first());
    await expect(page).toHaveURL(/\/themes\/\d+/);
    await task.click(page.locator('#papers tbody th > a').first());
    await expect(page).toHaveURL(/\/papers\/.+/);
    await expect(page.getByRole('heading', {name: 'Why it is in its theme'})).toBeVisible();
    task.end();
  });
});
