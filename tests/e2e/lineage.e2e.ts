import {expect, test} from '@playwright/test';
import {parse} from 'csv-parse/sync';
import {faults} from './axe.ts';
import {serveTwoAnalyses, type SecondDashboard} from './second-home.ts';

test('one analysis alone has no lineage yet, and the page says how to get one', async ({page}) => {
  await page.goto('/lineage');
  await expect(page.getByText('This is the first analysis of these papers')).toBeVisible();
  await expect(page.getByText('npm run themestream -- analyse')).toBeVisible();
  await expect(page.locator('figure')).toHaveCount(0);
});

test.describe('two analyses', () => {
  test.describe.configure({mode: 'serial'});
  let dashboard: SecondDashboard;
  test.beforeAll(async () => {
    dashboard = await serveTwoAnalyses(Number(process.env['E2E_PORT'] ?? '4199') + 1);
  });
  test.afterAll(() => {
    dashboard.stop();
  });

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({javaScriptEnabled});

      test('are drawn as flows of papers, with a table and the same CSV beside', async ({page}) => {
        await page.goto(`${dashboard.address}/lineage`);
        await expect(page.getByText('2 analyses. In the latest')).toContainText('3 continued');
        const chart = page.locator('[role=img] .wide svg');
        await expect(chart.locator('[data-mark=themes] rect')).toHaveCount(6);
        await expect(chart.locator('[data-mark=flows] path')).toHaveCount(3);
        await expect(page.getByRole('row', {name: /^2 /})).toContainText('90');
        const href = (await page.getByRole('link', {name: 'CSV'}).getAttribute('href')) ?? '';
        const csv = await page.request.get(dashboard.address + href);
        const rows: Record<string, string>[] = parse(await csv.text(), {columns: true});
        expect(rows.map((row) => [row['kind'], row['papers']])).toEqual([
          ...[1, 2, 3].map(() => ['born', '15']),
          ...[1, 2, 3].map(() => ['continued', '15'])
        ]);
      });

      test('show one theme in colour when it is chosen', async ({page}) => {
        await page.goto(`${dashboard.address}/lineage`);
        await page.locator('summary', {hasText: 'All themes'}).click();
        await page.locator('input[name=theme]').first().check();
        await page.getByRole('button', {name: 'Apply'}).click();
        await expect(page).toHaveURL(/lineage\?theme=\d+$/);
        const grey = page.locator('.wide [data-mark=themes] rect[fill="var(--context)"]');
        await expect(grey).toHaveCount(4);
        await page.getByRole('link', {name: 'Show all'}).click();
        await expect(grey).toHaveCount(0);
      });
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`have no fault that axe finds, ${colorScheme}`, async ({browser}) => {
      const context = await browser.newContext({colorScheme});
      const page = await context.newPage();
      await page.goto(`${dashboard.address}/lineage`);
      const violations = await faults(page);
      expect(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)])).toEqual([]);
      await context.close();
    });
  }
});
