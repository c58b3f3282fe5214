import {expect, test, type Page} from '@playwright/test';
import {parse} from 'csv-parse/sync';
import {faults} from './axe.ts';

const titles = (page: Page) => page.locator('ol h3').allInnerTexts();

/** The rows of the CSV that the page offers. */
async function csvOf(page: Page): Promise<Record<string, string>[]> {
  const path = await page.getByRole('link', {name: /^CSV of all/}).getAttribute('href');
  const response = await page.request.get(path ?? '');
  expect(response.status()).toBe(200);
  return parse(await response.text(), {columns: true, bom: true});
}
const found = async (page: Page) =>
  Number((await page.getByRole('heading', {level: 1}).innerText()).split(' ')[0]?.replace(',', ''));

test.describe('the papers', () => {
  test('are found by words, marked, most relevant first, and exported just so', async ({page}) => {
    await page.goto('/papers');
    expect(await found(page)).toBe(1492);
    await page.getByRole('searchbox').fill('world models');
    await page.getByRole('button', {name: 'Search'}).click();
    await expect(page).toHaveURL(/\/papers\?q=world\+models/);
    await expect(page.getByText('Found by “world models”; most relevant first')).toBeVisible();
    const marks = await page.locator('ol mark').allInnerTexts();
    expect(new Set(marks.map((mark) => mark.toLowerCase().slice(0, 5)))).toEqual(
      new Set(['world', 'model'])
    );
    const csv = await csvOf(page);
    expect(csv).toHaveLength(await found(page));
    const shown = await titles(page);
    expect(shown).toEqual(csv.slice(0, shown.length).map(({title}) => title));
  });

  test('of a phrase are among those of its words', async ({page}) => {
    await page.goto('/papers?q=world+model');
    const loose = new Set((await csvOf(page)).map((row) => row['paper_id']));
    await page.goto('/papers?q=%22world+model%22');
    const strict = (await csvOf(page)).map((row) => row['paper_id']);
    expect(strict.length).toBeGreaterThan(0);
    expect(strict.length).toBeLessThan(loose.size);
    expect(strict.filter((id) => !loose.has(id))).toEqual([]);
  });

  test('narrow by facets that count what they would show, and the back button takes it back', async ({
    page
  }) => {
    await page.goto('/papers?q=agents');
    const before = await found(page);
    const facet = page.getByRole('region', {name: 'Theme', exact: true});
    const first = facet.getByRole('listitem').first();
    const count = Number(await first.locator('.number').innerText());
    await first.getByRole('link').click();
    await expect(page).toHaveURL(/theme=\d+/);
    await expect.poll(() => found(page)).toBe(count);
    await expect(facet.locator('a[aria-current]')).toHaveCount(1);
    const votes = page.getByRole('region', {name: 'Votes'}).getByRole('listitem').nth(1);
    const few = Number(await votes.locator('.number').innerText());
    await votes.getByRole('link').click();
    await expect(page).toHaveURL(/votes=5/);
    await expect.poll(() => found(page)).toBe(few);
    expect((await csvOf(page)).every((row) => Number(row['upvotes']) >= 5)).toBe(true);
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(/\/papers\?q=agents$/);
    await expect.poll(() => found(page)).toBe(before);
  });

  test('turn pages and keep their order', async ({page}) => {
    await page.goto('/papers?order=votes');
    const csv = await csvOf(page);
    await page.getByRole('link', {name: 'Next', exact: true}).click();
    await expect(page).toHaveURL(/order=votes&page=2/);
    expect(await titles(page)).toEqual(csv.slice(50, 100).map(({title}) => title));
    await expect(page.locator('ol')).toHaveAttribute('start', '51');
  });

  test('act on the charts of the overview, whose weeks add up to them', async ({page}) => {
    await page.goto('/papers?q=agents&votes=10');
    const papers = (await csvOf(page)).filter((row) => row['theme_id'] !== '');
    await page.getByRole('link', {name: 'Their themes over time'}).click();
    await expect(
      page.getByText('found by “agents” and with 10 votes or more').first()
    ).toBeVisible();
    const weeks = await page.request.get('/weeks.csv?q=agents&votes=10');
    const rows: Record<string, string>[] = parse(await weeks.text(), {columns: true});
    expect(rows.reduce((sum, row) => sum + Number(row['papers']), 0)).toBe(papers.length);
  });

  test('that nobody wrote lead to what to do', async ({page}) => {
    await page.goto('/papers?q=xyzzy+plugh&from=2026-05-04');
    await expect(page.getByRole('heading', {name: 'No paper fits'})).toBeVisible();
    await page.getByRole('link', {name: 'Leave out the search'}).click();
    await expect(page).toHaveURL(/\/papers\?from=2026-05-04$/);
    expect(await found(page)).toBeGreaterThan(0);
  });

  test('say so when only some of the words fit', async ({page}) => {
    await page.goto('/papers?q=agents+xyzzy');
    await expect(page.getByText('shown are those that hold any of its words')).toBeVisible();
    expect(await found(page)).toBeGreaterThan(0);
  });

  test('have a page each: theme, reasons and the papers most like it, without a fault that axe finds', async ({
    page
  }) => {
    await page.goto('/papers?q=world+models');
    const link = page.locator('ol h3 a').first();
    const title = await link.innerText();
    await link.click();
    await expect(page).toHaveURL(/\/papers\/.+\?q=world\+models/);
    await expect(page.getByRole('heading', {level: 1})).toHaveText(title);
    await expect(page.getByRole('heading', {name: 'Why it is in its theme'})).toBeVisible();
    const violations = await faults(page);
    expect(violations.map(({id}) => id)).toEqual([]);
    const like = page
      .getByRole('region')
      .or(page.locator('section'))
      .last()
      .getByRole('link')
      .first();
    await like.click();
    await expect(page.getByRole('heading', {level: 1})).not.toHaveText(title);
  });

  test('that are not there are a 404 that says so', async ({page}) => {
    const response = await page.goto('/papers/doi%3A10.1%2Fnone');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', {level: 1})).toHaveText(
      'There is no paper doi:10.1/none in this analysis.'
    );
  });

  test.describe('without JavaScript', () => {
    test.use({javaScriptEnabled: false});

    test('are searched, narrowed and sorted all the same', async ({page}) => {
      await page.goto('/papers');
      await page.getByRole('searchbox').fill('author:wang');
      await page.getByRole('button', {name: 'Search'}).click();
      const all = await found(page);
      await page.getByRole('region', {name: 'Organisation'}).getByRole('link').first().click();
      await page.getByRole('link', {name: 'Most votes'}).click();
      expect(await found(page)).toBeLessThan(all);
      await expect(page).toHaveURL(/q=author%3Awang&organisation=.+&order=votes/);
    });
  });

  test('are searched by the keyboard alone', async ({page}) => {
    await page.goto('/papers');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('kv cache');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=kv\+cache/);
    await expect(page.getByText('Found by “kv cache”')).toBeVisible();
  });
});
