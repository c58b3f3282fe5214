import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {expect, test, type Page} from '@playwright/test';
import {faults} from './axe.ts';

const violations = async (page: Page) => (await faults(page)).map(({id}) => id);
const paper = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

/** Where the focus is within the tables. */
const row = (page: Page) => page.locator('tbody tr', {has: page.locator(':focus')});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the dialogs, ${colorScheme}`, () => {
    test.use({colorScheme});

    test('find a theme, a paper or a page by keyboard alone', async ({page}) => {
      await page.goto('/', {waitUntil: 'networkidle'});
      await page.keyboard.press('Control+k');
      const dialog = page.getByRole('dialog', {name: 'Find'});
      await expect(dialog.getByText('Themes', {exact: true}).first()).toBeVisible();
      await page.keyboard.type('world model');
      await expect(dialog.getByText('Papers', {exact: true}).first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await page.keyboard.press('Control+k');
      await expect(dialog.locator('input').first()).toBeFocused();
      await page.keyboard.type('compare');
      await expect(dialog.getByText('Compare', {exact: true}).first()).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/compare$/);
    });

    test('list the shortcuts, which can be switched off', async ({page}) => {
      await page.goto('/', {waitUntil: 'networkidle'});
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', {name: 'Shortcuts'});
      await expect(dialog.getByText('Go to Compare')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await dialog.getByRole('checkbox').uncheck();
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(dialog).toBeHidden();
    });
  });
}

test('the finder takes what is typed while it is still on its way', async ({page}) => {
  await page.goto('/papers', {waitUntil: 'networkidle'});
  let letThrough: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route('**/_app/immutable/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('searchbox', {name: 'Search papers'}).focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('world');
  letThrough();
  const input = page.getByRole('dialog', {name: 'Find'}).locator('input').first();
  await expect(input).toHaveValue('world');
  await page.keyboard.type(' model');
  await expect(input).toHaveValue('world model');
  await expect(
    page.getByRole('searchbox', {name: 'Search papers', includeHidden: true})
  ).toHaveValue('');
});

test('two keys go to a page, and j and k walk the rows of its tables', async ({page}) => {
  await page.goto('/', {waitUntil: 'networkidle'});
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/compare$/);
  const rows = page.locator('tbody tr');
  await page.keyboard.press('j');
  await expect(row(page)).toHaveText(await rows.nth(0).innerText(), {useInnerText: true});
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(row(page)).toHaveText(await rows.nth(1).innerText(), {useInnerText: true});
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/themes\/\d+$/);
});

test('a shortcut is a letter like any other while a field is being typed into', async ({page}) => {
  await page.goto('/compare', {waitUntil: 'networkidle'});
  await page.getByLabel('Earlier week', {exact: true}).focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test.describe('the colours', () => {
  test.use({colorScheme: 'light'});

  test('follow the system, or what was chosen, which a reload keeps', async ({page}) => {
    await page.goto('/', {waitUntil: 'networkidle'});
    const light = await paper(page);
    const button = page.getByRole('button', {name: 'Colours'});
    await button.click();
    await expect(button).toHaveText(/Light/);
    await page.emulateMedia({colorScheme: 'dark'});
    expect(await paper(page)).toBe(light);
    await button.click();
    await expect(button).toHaveText(/Dark/);
    await page.emulateMedia({colorScheme: 'light'});
    const dark = await paper(page);
    expect(dark).not.toBe(light);
    // Before any script of the page has run.
    await page.goto('/compare', {waitUntil: 'commit'});
    await page.waitForSelector('main');
    expect(await paper(page)).toBe(dark);
  });
});

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false, colorScheme: 'dark'});

  test('the system chooses the colours, and nothing is offered that does not work', async ({
    page
  }) => {
    await page.goto('/');
    expect(await paper(page)).toBe('rgb(19, 20, 22)');
    await expect(page.getByRole('button', {name: 'Colours'})).toBeHidden();
    await expect(page.getByRole('button', {name: 'SVG'})).toBeHidden();
    await page.getByRole('link', {name: 'Find'}).click();
    await expect(page.getByRole('heading', {level: 1})).toBeVisible();
  });
});

test.describe('below a chart', () => {
  const FIGURES = ['/', '/?theme=1&theme=2', '/themes/1', '/compare'];

  for (const path of FIGURES) {
    test(`of ${path} stand table, CSV, JSON, manifest and the picture in two formats`, async ({
      page
    }) => {
      await page.goto(path, {waitUntil: 'networkidle'});
      for (const format of ['SVG', 'PNG']) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('figure').getByRole('button', {name: format}).first().click()
        ]);
        expect(file.suggestedFilename()).toMatch(
          new RegExp(`^themestream-[\\w-]+-[\\da-f]{12}\\.${format.toLowerCase()}$`)
        );
        const content = readFileSync(await file.path());
        if (format === 'PNG') expect(content.subarray(1, 4).toString()).toBe('PNG');
        else {
          const svg = content.toString();
          expect(svg).not.toMatch(/var\(|currentColor|class=/);
          expect(svg).toContain('Themestream, run ');
          expect(svg).toContain(await page.locator('figure h2').first().innerText());
        }
      }
    });
  }

  test('the manifest has the hash of the file that it is of', async ({request}) => {
    const query = '?theme=2&from=2026-04-06';
    const file = await request.get(`/weeks.csv${query}`);
    const manifest = await (await request.get(`/weeks.csv.manifest.json${query}`)).json();
    const name = /filename="([^"]+)"/.exec(file.headers()['content-disposition'] ?? '')?.[1];
    const bytes = await file.body();
    expect(manifest).toMatchObject({
      file: name,
      address: `/weeks.csv${query}`,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      filters: {from: '2026-04-06', to: null, themes: [2], unit: 'week'}
    });
  });

  test('JSON has the rows of the CSV', async ({request}) => {
    const rows = (await (await request.get('/weeks.json?theme=2')).json()) as unknown[];
    const csv = await (await request.get('/weeks.csv?theme=2')).text();
    expect(rows).toHaveLength(csv.trim().split('\r\n').length - 1);
    expect(rows[0]).toMatchObject({week: '2026-W14', theme_id: 2});
  });

  test('the link to the view is copied', async ({page, context}) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/themes/1?measure=count', {waitUntil: 'networkidle'});
    await page.getByRole('button', {name: 'Link'}).click();
    await expect(page.getByText('Link copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });
});

test('a download of weeks that are not there, or of no such table, is refused', async ({
  request
}) => {
  const answer = await request.get('/comparison.csv?a=2020-W01');
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toContain('“2020-W01” is not among');
  expect((await request.get('/nothing.csv')).status()).toBe(404);
});

test('static files have the headers of all other answers', async ({page, request}) => {
  await page.goto('/');
  const script = await page.locator('link[rel=modulepreload]').first().getAttribute('href');
  for (const path of ['/favicon.svg', new URL(script ?? '', page.url()).pathname]) {
    expect((await request.get(path)).headers()).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin'
    });
  }
});

test('pages come compressed', async ({request}) => {
  const headers = (await request.get('/', {headers: {'accept-encoding': 'br'}})).headers();
  expect(headers['content-encoding']).toBe('br');
});
