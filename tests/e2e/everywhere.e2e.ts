import {expect, test} from '@playwright/test';
import {faults} from './axe.ts';

const PAGES = [
  '/',
  '/?theme=1&theme=2',
  '/?unit=month&measure=count',
  '/?from=2030-01-01&unit=x',
  '/themes',
  '/themes?name=model&change=rose&least=x',
  '/themes/1',
  '/compare',
  '/compare?unit=month',
  '/compare?a=2026-W15&b=2026-W16',
  '/papers',
  '/papers?q=world+models&votes=5&theme=1',
  '/papers?q=xyzzy',
  '/lineage',
  '/map',
  '/map?theme=1&within=-1,-1,1,-1,1,1,-1,1',
  '/curate',
  '/curate?theme=2',
  '/data',
  '/data?files=x',
  '/themes/999'
];

test('axe finds a picture without words and words without contrast', async ({page}) => {
  await page.setContent('<main><img src="/favicon.svg"><p style="color: #bbb">pale</p></main>');
  const found = (await faults(page)).map(({id}) => id);
  expect(found).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']));
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({colorScheme});
    for (const path of PAGES) {
      test(`${path} has no fault that axe finds`, async ({page}) => {
        await page.goto(path);
        const violations = await faults(page);
        expect(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)])).toEqual([]);
      });
    }
  });
}

test.describe('at 390 px', () => {
  test.use({viewport: {width: 390, height: 844}});
  for (const path of PAGES) {
    test(`${path} never scrolls sideways`, async ({page}) => {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  }
});

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false});

  test('charts, tables and filters are all there', async ({page}) => {
    await page.goto('/');
    await expect(page.locator('[role=img] svg path').first()).toBeVisible();
    await page.getByLabel('From').fill('2026-05-04');
    await page.getByRole('button', {name: 'Show'}).click();
    await expect(page).toHaveURL(/from=2026-05-04/);
    await expect(page.getByText('4–31 May 2026').first()).toBeVisible();
    await page.getByRole('link', {name: 'Compare'}).click();
    await page.getByLabel('Earlier week', {exact: true}).selectOption('2026-W16');
    await page.getByRole('button', {name: 'Compare'}).click();
    await expect(page.getByRole('heading', {level: 1})).toContainText('2026-W16');
  });
});

test('no page logs an error or breaks its own security policy', async ({page}) => {
  const logged: string[] = [];
  page.on('console', (message) => message.type() === 'error' && logged.push(message.text()));
  page.on('pageerror', (error) => logged.push(error.message));
  for (const path of PAGES.filter((one) => !one.endsWith('999'))) {
    await page.goto(path, {waitUntil: 'networkidle'});
  }
  expect(logged).toEqual([]);
});

test('the keyboard reaches the content first, then all controls, with a visible focus', async ({
  page
}) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', {name: 'Skip to content'})).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  await expect(focused).toHaveAttribute('href', /\/themes\/\d+/);
  expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/themes\/\d+/);
});

for (const [path, name] of [
  ['/', 'Lines'],
  ['/', 'Month'],
  ['/themes', 'Change'],
  ['/papers', 'Most votes'],
  ['/compare', 'Only changes'],
  ['/themes/3', 'Count'],
  ['/themes/3', 'Most typical']
] as const) {
  test(`the keyboard goes on from "${name}" of ${path} when it was chosen`, async ({page}) => {
    await page.goto(path, {waitUntil: 'networkidle'});
    const link = page.locator('main').getByRole('link', {name}).first();
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(path);
    await expect(link).toBeFocused();
  });
}

test.describe('a download', () => {
  const FILES = ['themes', 'weeks', 'months', 'papers', 'comparison', 'lineage'];

  for (const name of FILES) {
    test(`of ${name} is the same bytes twice, named by its run`, async ({request}) => {
      const path = `/${name}.csv?from=2026-04-06`;
      const [one, two] = [await request.get(path), await request.get(path)];
      expect(await one.body()).toEqual(await two.body());
      const {etag = '', ...headers} = one.headers();
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-disposition']).toMatch(
        new RegExp(
          `^attachment; filename="themestream-${name}-[\\w-]*from-2026-04-06-[\\da-f]{12}\\.csv"$`
        )
      );
      const again = await request.get(path, {headers: {'if-none-match': etag}});
      expect(again.status()).toBe(304);
    });
  }
});

test('every answer has the headers that protect it', async ({request}) => {
  for (const path of ['/', '/compare', '/weeks.csv', '/healthz', '/readyz', '/themes/999']) {
    const headers = (await request.get(path)).headers();
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin'
    });
  }
  const policy = (await request.get('/')).headers()['content-security-policy'];
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('the probes tell that it is alive and what it serves', async ({request}) => {
  expect(await (await request.get('/healthz')).text()).toBe('ok\n');
  expect(await (await request.get('/readyz')).json()).toMatchObject({ready: true});
});
