import {expect, test, type Page} from '@playwright/test';
import {parse} from 'csv-parse/sync';

type Row = Record<string, string>;

/** The rows of a CSV that a link of the page leads to. */
async function csvOf(page: Page, path: string): Promise<Row[]> {
  const response = await page.request.get(path);
  expect(response.status()).toBe(200);
  return parse(await response.text(), {columns: true, bom: true});
}
const percent = (share: string | undefined) => `${(Number(share) * 100).toFixed(1)}\u00a0%`;
/** The first cells of each row of a table, as shown. */
const cells = (page: Page, table: string) =>
  page
    .locator(`${table} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].slice(0, 5).map((cell) => (cell as HTMLElement).innerText.trim())
      )
    );

test.describe('the overview', () => {
  test('says what changed, shows every theme and the run it is of', async ({page}) => {
    await page.goto('/');
    const news = page.getByRole('heading', {level: 1});
    await expect(news).toContainText(
      /In 2026-W21, 18–24 May, (?:.+ (?:rose|fell) from .+\(\d+ papers?\)|no theme changed beyond chance)/
    );
    await expect(news).toContainText(
      /\d themes? rose, \d+ fell, \d+ no clear change|: \d+ themes? with no clear change/
    );
    const rows = await page.locator('#themes tbody tr').count();
    await expect(page.getByRole('img')).toHaveCount(12 + 1);
    await page.getByRole('link', {name: `Show all ${rows} themes`}).click();
    await expect(page.getByRole('img')).toHaveCount(rows + 1);
    await expect(page).toHaveURL(/\?panels=all$/);
    await expect(page.getByRole('contentinfo')).toContainText('1,492 in');
    await expect(page.getByRole('contentinfo')).toContainText(/Run\s*[\da-f]{12}/);
    await expect(page.getByRole('contentinfo')).toContainText('by the day a paper was listed');
  });

  test('has the same numbers in its table and in its CSV', async ({page}) => {
    await page.goto('/?from=2026-04-06&to=2026-05-10&sort=theme');
    const csv = await csvOf(
      page,
      (await page.locator('#themes a[download]').getAttribute('href')) ?? ''
    );
    expect(await page.locator('#themes td.verdict').allInnerTexts()).toEqual(
      csv.map(({verdict}) => expect.stringContaining(verdict ?? ''))
    );
    const shown = await cells(page, '#themes');
    expect(shown).toEqual(
      csv.map(({theme_id, theme, area, papers, share}) => [
        theme_id,
        theme,
        area,
        papers,
        percent(share)
      ])
    );
  });

  test('sorts by a link, and the back button takes it back', async ({page}) => {
    await page.goto('/');
    const first = page.locator('#themes tbody th').first();
    const largest = await first.innerText();
    await page.getByRole('link', {name: 'Theme', exact: true}).click();
    await expect(page).toHaveURL(/sort=theme/);
    await expect(page.locator('#themes th[aria-sort=ascending]')).toHaveText(/Theme/);
    const names = await page.locator('#themes tbody th').allInnerTexts();
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en', {numeric: true})));
    await page.goBack();
    await expect(first).toHaveText(largest);
  });

  test('keeps the chosen themes in the URL and draws them on one chart', async ({page}) => {
    await page.goto('/');
    await page.getByText('All themes', {exact: true}).first().click();
    await page.locator('input[name=theme][value="2"]').check();
    await page.locator('input[name=theme][value="4"]').check();
    await page.getByRole('button', {name: 'Show'}).click();
    await expect(page).toHaveURL(/theme=2&theme=4|theme=4&theme=2/);
    await expect(
      page.getByRole('heading', {name: 'The chosen themes over time, on one axis'})
    ).toBeVisible();
    await expect(page.locator('#themes tbody tr')).toHaveCount(2);
    const weeks = await csvOf(
      page,
      (await page.locator('figure a[download]').first().getAttribute('href')) ?? ''
    );
    expect(new Set(weeks.map((row) => row['theme_id']))).toEqual(new Set(['2', '4']));
    await page.goBack();
    await expect(
      page.getByRole('heading', {name: 'The 12 themes that changed most'})
    ).toBeVisible();
  });

  test('falls back from wrong values and says so', async ({page}) => {
    await page.goto('/?from=never&unit=year&theme=999');
    const said = page.getByRole('status').filter({hasText: 'never'});
    await expect(said.getByRole('listitem')).toHaveCount(3);
    await expect(
      page.getByRole('heading', {name: 'The 12 themes that changed most'})
    ).toBeVisible();
  });

  test('guides out of a range without papers', async ({page}) => {
    await page.goto('/?from=2030-01-01');
    await expect(page.getByRole('heading', {level: 1})).toHaveText(
      'No dated paper lies in the range shown.'
    );
    await page.getByRole('link', {name: 'Show the whole range'}).click();
    await expect(page).toHaveURL(/\/$/);
  });
});

test.describe('a theme', () => {
  test('has the same weeks in its table and in its CSV', async ({page}) => {
    await page.goto('/themes/1');
    await page.getByText('Table', {exact: true}).click();
    const csv = await csvOf(
      page,
      (await page.locator('figure a[download]').first().getAttribute('href')) ?? ''
    );
    const shown = await cells(page, 'figure table');
    expect(shown.map(([name]) => name?.slice(0, 8))).toEqual(csv.map(({week}) => week));
    expect(shown.map((row) => row.slice(1, 4))).toEqual(
      csv.map(({papers, total, share}) => [papers, total, percent(share)])
    );
    expect(shown[0]?.[0]).toContain('(partial)');
  });

  test('has the 95 % band of its share in the chart, and none for counts', async ({page}) => {
    await page.goto('/themes/1');
    const label = page.getByRole('img').first().getByText('band: 95 % interval').first();
    await expect(label).toBeVisible();
    await page.goto('/themes/1?measure=count');
    await expect(page.getByText('band: 95 % interval')).toHaveCount(0);
  });

  test('lists its papers in the order asked for, and exports just these', async ({page}) => {
    await page.goto('/themes/1');
    await page.getByRole('link', {name: 'Most votes'}).click();
    await expect(page).toHaveURL(/order=votes/);
    const titles = await page.locator('#papers tbody th > a').allInnerTexts();
    const csv = await csvOf(
      page,
      (await page.locator('#papers a[download]').getAttribute('href')) ?? ''
    );
    expect(titles).toEqual(csv.slice(0, titles.length).map(({title}) => title));
    expect(new Set(csv.map((row) => row['theme_id']))).toEqual(new Set(['1']));
    const hrefs = await page
      .locator('#papers tbody th > a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    expect(hrefs.every((path) => path.startsWith('/papers/'))).toBe(true);
  });

  test('turns pages', async ({page}) => {
    await page.goto('/themes/1?order=newest');
    await page.getByRole('link', {name: 'Next', exact: true}).click();
    await expect(page).toHaveURL(/page=2/);
    await expect(page.getByText('Page 2 of')).toBeVisible();
  });

  test('that does not exist is a 404 that leads back', async ({page}) => {
    const response = await page.goto('/themes/999');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', {level: 1})).toHaveText('There is no theme 999.');
    await page.getByRole('link', {name: 'Go to the overview'}).click();
    await expect(page).toHaveURL(/\/$/);
  });
});

test.describe('the comparison', () => {
  test('takes the last two complete weeks, and has the same numbers as its CSV', async ({page}) => {
    await page.goto('/compare');
    await expect(page.getByRole('heading', {level: 1})).toHaveText(
      'What changed from 2026-W20 to 2026-W21'
    );
    const csv = await csvOf(
      page,
      (await page.locator('figure a[download]').first().getAttribute('href')) ?? ''
    );
    const sure = csv.filter((row) => Number(row['confidence']) >= 0.6);
    const weak = csv.filter((row) => Number(row['confidence']) < 0.6);
    const table = (await cells(page, '.table')).filter((row) => row.length === 5);
    expect(table).toEqual(
      [...sure, ...weak].map((row) => [
        row['theme'],
        row['a_papers'],
        percent(row['a_share']),
        row['b_papers'],
        percent(row['b_share'])
      ])
    );
    expect(await page.locator('.table td.verdict').allInnerTexts()).toEqual(
      [...sure, ...weak].map(({verdict}) => expect.stringContaining(verdict ?? ''))
    );
    const count = (wanted: string) => sure.filter(({verdict}) => verdict === wanted).length;
    await expect(page.locator('.verdicts')).toContainText(
      `${count('rose')} rose, ${count('fell')} fell, ${count('no clear change')} no clear change, ` +
        `${count('too few papers')} too few papers to tell.`
    );
  });

  test('gives a theme the same verdict when it is looked at alone', async ({page}) => {
    const all = await csvOf(page, '/comparison.csv');
    const alone = await csvOf(page, '/comparison.csv?theme=2');
    expect(alone).toEqual(all.filter((row) => row['theme_id'] === '2'));
  });

  test('folds away what did not clearly change, unless there is nothing else', async ({page}) => {
    await page.goto('/compare');
    const clear = await page.locator('.table tr:not(.weak) td.verdict:not(.quiet)').count();
    const folded = page.locator('figure details').first();
    await expect(folded).toHaveJSProperty('open', clear === 0);
    await expect(folded.locator('summary')).toHaveText(/^No clear change \(\d+\), too few/);
  });

  test('shows only what changed when asked, in its table and in its file', async ({page}) => {
    await page.goto('/compare?a=2026-W15&a_to=2026-W18&b=2026-W19&b_to=2026-W21');
    const clear = await page.locator('.table tr:not(.weak) td.verdict:not(.quiet)').count();
    await page.getByRole('link', {name: 'Only changes'}).click();
    await expect(page).toHaveURL(/b_to=2026-W21&only=changes/);
    await expect(page.locator('.table td.verdict')).toHaveCount(clear);
    const csv = await csvOf(
      page,
      (await page.locator('figure a[download]').first().getAttribute('href')) ?? ''
    );
    expect(csv).toHaveLength(clear);
  });

  test('compares the weeks chosen and flags a partial one', async ({page}) => {
    await page.goto('/compare');
    await page.getByLabel('Earlier week', {exact: true}).selectOption('2026-W15');
    await page.getByLabel('Later week', {exact: true}).selectOption('2026-W22');
    await page.getByRole('button', {name: 'Compare'}).click();
    await expect(page).toHaveURL(/a=2026-W15&a_to=&b=2026-W22/);
    await expect(page.getByText('The data covers only part of 2026-W22')).toBeVisible();
    await expect(page.getByLabel('Later week', {exact: true})).toHaveValue('2026-W22');
  });

  test('compares ranges, by a preset and by choice, and exports them', async ({page}) => {
    await page.goto('/compare');
    await page.getByLabel('Earlier weeks, up to').selectOption('2026-W19');
    await page.getByLabel('Earlier week', {exact: true}).selectOption('2026-W15');
    await page.getByRole('button', {name: 'Compare'}).click();
    await expect(page.getByRole('heading', {level: 1})).toHaveText(
      'What changed from 2026-W15–W19 to 2026-W21'
    );
    await expect(page.getByLabel('Earlier weeks, up to')).toHaveValue('2026-W19');
    const csv = await csvOf(
      page,
      (await page.locator('figure a[download]').first().getAttribute('href')) ?? ''
    );
    expect(csv[0]).toMatchObject({a: '2026-W15..2026-W19', b: '2026-W21'});
    await page.getByRole('link', {name: 'Last week against the one before'}).click();
    await expect(page).toHaveURL(/\/compare\?a=2026-W20&b=2026-W21$/);
  });

  test('compares months', async ({page}) => {
    await page.goto('/compare');
    await page.getByRole('link', {name: 'Months'}).click();
    await expect(page.getByText('and only April 2026 is: part of a month')).toBeVisible();
    await page.getByRole('link', {name: 'Compare April 2026 with May 2026 all the same'}).click();
    await expect(page.getByRole('heading', {level: 1})).toHaveText(
      'What changed from April 2026 to May 2026'
    );
  });
});

test('a download refuses a filter that it cannot follow, and says why', async ({request}) => {
  const answer = await request.get('/papers.csv?from=garbage');
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toBe(
    'No file: it would not hold what the address asks for.\n“garbage” is no date (YYYY-MM-DD).\n'
  );
  const unknown = await request.get('/weeks.csv?theme=999');
  expect([unknown.status(), await unknown.text()]).toEqual([
    400,
    expect.stringContaining('There is no theme 999 in this analysis: /themes.csv lists')
  ]);
  const manifest = await request.get('/papers.csv.manifest.json?from=2026-04-29&q="xyzzy+plugh"');
  expect(await manifest.json()).toMatchObject({
    notes: expect.arrayContaining(['Whole weeks are taken: 2026-04-27 to 2026-05-31.']) as string[]
  });
});
