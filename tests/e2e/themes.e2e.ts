import {expect, test} from '@playwright/test';
import {parse} from 'csv-parse/sync';

test.describe('the table of themes', () => {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({javaScriptEnabled});

      test('is narrowed by its form, and exports just these', async ({page}) => {
        await page.goto('/themes');
        await page.getByLabel('Name or term').fill('model');
        await page.getByLabel('Change').selectOption('no clear change');
        await page.getByRole('button', {name: 'Show'}).click();
        await expect(page).toHaveURL(/name=model&area=&change=no\+clear\+change/);
        await page.getByRole('link', {name: 'Theme', exact: true}).click();
        await expect(page).toHaveURL(/sort=theme.*name=model/);
        const names = await page.locator('tbody th').allInnerTexts();
        const href = (await page.locator('a[download]').first().getAttribute('href')) ?? '';
        const rows: Record<string, string>[] = parse(await (await page.request.get(href)).text(), {
          columns: true
        });
        expect(names.length).toBeGreaterThan(0);
        expect(names).toEqual(rows.map((row) => row['theme']));
        expect(new Set(rows.map((row) => row['verdict']))).toEqual(new Set(['no clear change']));
      });
    });
  }

  test('guides out of a choice that no theme fits', async ({page}) => {
    await page.goto('/themes?name=no+such+theme');
    await page.getByText('No theme fits all of this.').getByRole('link').click();
    await expect(page).toHaveURL(/\/themes$/);
    await page.goBack();
    await expect(page.getByText('No theme fits all of this.')).toBeVisible();
  });
});
