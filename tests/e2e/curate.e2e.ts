import {expect, test} from '@playwright/test';
import {serveTwoAnalyses, type SecondDashboard} from './second-home.ts';

test.describe.configure({mode: 'serial'});
let dashboard: SecondDashboard;
test.beforeAll(async () => {
  dashboard = await serveTwoAnalyses(Number(process.env['E2E_PORT'] ?? '4199') + 2);
});
test.afterAll(() => {
  dashboard.stop();
});

test('a theme is renamed in four clicks from the overview, and undo takes it back', async ({
  page
}) => {
  await page.goto(dashboard.address);
  await page.getByRole('link', {name: 'Coral Reefs'}).first().click();
  await expect(page.getByText(/15 papers of it stayed, and 15 are new since/)).toBeVisible();
  await page.getByRole('link', {name: 'Rename, merge or split it'}).click();
  await page.getByLabel('Name').fill('Life of Reefs');
  await page.getByRole('button', {name: 'Rename'}).click();
  await expect(page.getByRole('heading', {name: 'Life of Reefs'})).toBeVisible();
  await expect(page.getByText('You named it; found was “Coral Reefs”.')).toBeVisible();
  await page.goto(`${dashboard.address}/themes`);
  await expect(page.getByRole('link', {name: 'Life of Reefs'}).first()).toBeVisible();
  await page.goto(`${dashboard.address}/curate`);
  await page.getByRole('button', {name: 'Undo'}).click();
  await expect(page.getByText('None yet.')).toBeVisible();
  await page.goto(`${dashboard.address}/themes`);
  await expect(page.getByRole('link', {name: 'Coral Reefs'}).first()).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false});

  test('themes are merged, split, hidden and pinned', async ({page}) => {
    const csv = async () => (await page.request.get(`${dashboard.address}/themes.csv`)).text();
    await page.goto(`${dashboard.address}/curate`);
    await page.locator('select[name=theme]').selectOption({index: 0});
    await page.getByRole('button', {name: 'Choose'}).click();
    await expect(page).toHaveURL(/theme=\d+/);
    const first = /theme=(\d+)/.exec(page.url())?.[1] ?? '';

    await page.getByRole('button', {name: 'Hide'}).click();
    await expect(page.getByRole('listitem').filter({hasText: `hide theme ${first}`})).toBeVisible();
    expect(await csv()).not.toContain(`\r\n${first},`);
    for (const path of ['/lineage', '/map']) {
      const html = await (await page.request.get(dashboard.address + path)).text();
      expect(html, path).not.toMatch(new RegExp(`name="theme"[^>]*value="${first}"`));
      expect(html, path).toContain('1 hidden theme is left out of lists and charts.');
    }
    await page.getByRole('button', {name: 'Show again'}).click();
    await page.getByRole('button', {name: 'Pin', exact: true}).click();
    expect((await csv()).split('\r\n')[1]).toMatch(new RegExp(`^${first},`));

    await page.getByLabel('Split off papers that hold').fill('xyzzy');
    await page.getByRole('button', {name: 'Split'}).click();
    await expect(
      page.getByText('Not done: papers that hold "xyzzy" are 0 of the 30')
    ).toBeVisible();
    // Neither the theme nor what was written is lost.
    await expect(page).toHaveURL(new RegExp(`theme=${first}`));
    await expect(page.getByLabel('Split off papers that hold')).toHaveValue('xyzzy');

    await page.goto(`${dashboard.address}/curate?theme=${first}`);
    await page.getByLabel('Merge into').selectOption({index: 1});
    await page.getByRole('button', {name: 'Preview'}).click();
    await expect(page.getByText(/would end, and .+ would hold 60 papers, 66\.7/)).toBeVisible();
    await page.getByRole('button', {name: 'Merge'}).click();
    await expect(
      page.getByText(/^Last decision: merge themes \d+ \(.+\) into theme/)
    ).toBeVisible();
    expect((await csv()).trim().split('\r\n')).toHaveLength(3);
    for (let undo = 0; undo < 4; undo++) await page.getByRole('button', {name: 'Undo'}).click();
    await expect(page.getByText('None yet.')).toBeVisible();
    expect((await csv()).trim().split('\r\n')).toHaveLength(4);
  });
});

test('a form of another page on the web is refused', async ({request}) => {
  const answer = await request.post(`${dashboard.address}/curate`, {
    form: {do: 'hide', theme: '1'},
    headers: {origin: 'https://evil.example'}
  });
  expect(answer.status()).toBe(403);
  expect(await (await request.get(`${dashboard.address}/curate`)).text()).toContain('None yet.');
});
