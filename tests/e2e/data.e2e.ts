import {expect, test} from '@playwright/test';
import {parse} from 'csv-parse/sync';

test.describe('the page on the data', () => {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({javaScriptEnabled});

      test('tells where the papers come from, by file, source and day', async ({page}) => {
        await page.goto('/');
        await page.getByRole('navigation', {name: 'Pages'}).getByText('Data').click();
        await expect(page.getByRole('heading', {level: 1})).toHaveText(
          'Where the 1,492 papers come from'
        );
        await expect(page.getByText('1,492 records in 1 file: 1,492 new')).toBeVisible();
        await expect(page.getByRole('img', {name: /^Calendar of papers/})).toBeVisible();
        await expect(page.getByRole('rowheader', {name: /\.jsonl$/})).toBeVisible();
        await expect(page.getByRole('row', {name: /^Papers without a theme/})).toContainText(
          'of 1,492 papers'
        );
        await expect(page.getByRole('row', {name: /^seed 1$/})).toBeVisible();
      });

      test('has the numbers of the calendar as a table and as the same CSV', async ({page}) => {
        await page.goto('/data');
        const figure = page.locator('figure', {hasText: 'Days of the stream'});
        await figure.getByText('Table').click();
        const totals = await figure.locator('tbody td:last-child').allInnerTexts();
        const csv = await page.request.get('/days.csv');
        const rows: Record<string, string>[] = parse(await csv.text(), {columns: true});
        const sum = (values: readonly (string | undefined)[]) =>
          values.reduce((total, value) => total + Number(value?.replace(',', '')), 0);
        expect(sum(totals)).toBe(1492);
        expect(sum(rows.map((row) => row['papers']))).toBe(1492);
      });
    });
  }

  test('draws the curve of the number of themes with the one that was chosen', async ({page}) => {
    await page.goto('/data');
    const figure = page.locator('figure', {hasText: /^Why \d+ themes/});
    await figure.getByText('Table').click();
    const chosen = figure.getByRole('row', {name: /chosen/});
    await expect(chosen).toHaveCount(1);
    const title = await figure.getByRole('heading', {level: 2}).innerText();
    expect(await chosen.getByRole('rowheader').innerText()).toBe(title.match(/\d+/)?.[0]);
  });
});

test.describe('the whole analysis', () => {
  for (const kind of ['duckdb', 'parquet.zip', 'csv.zip']) {
    test(`as ${kind} is the same bytes twice, of known length, named by its run`, async ({
      request
    }) => {
      const path = `/analysis.${kind}`;
      const [one, two] = [await request.get(path), await request.get(path)];
      const [first, second] = [await one.body(), await two.body()];
      expect(first.equals(second)).toBe(true);
      const {etag = '', ...headers} = one.headers();
      expect(headers['content-length']).toBe(String(first.byteLength));
      expect(headers['content-disposition']).toMatch(
        new RegExp(`^attachment; filename="themestream-analysis-[\\da-f]{12}\\.${kind}"$`)
      );
      const again = await request.get(path, {headers: {'if-none-match': etag}});
      expect(again.status()).toBe(304);
      const head = await request.head(path);
      expect(head.headers()['content-length']).toBe(String(first.byteLength));
    });
  }

  test('is offered on the page on the data', async ({page}) => {
    await page.goto('/data');
    const download = page.waitForEvent('download');
    await page.getByRole('link', {name: 'Parquet'}).click();
    expect((await download).suggestedFilename()).toMatch(/\.parquet\.zip$/);
  });
});
