import {expect, test} from '@playwright/test';

test('the front page answers with its headline, and the browser has nothing to complain of', async ({
  page
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  const response = await page.goto('/', {waitUntil: 'networkidle'});
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/Themestream/);
  await expect(page.getByRole('heading', {level: 1})).toHaveText(/\w/);
  expect(complaints).toEqual([]);
});

test('the favicon is found', async ({page, request}) => {
  await page.goto('/');
  const href = await page.locator('link[rel="icon"]').getAttribute('href');
  const icon = await request.get(new URL(href ?? '', page.url()).href);
  expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/svg+xml']);
});

test('no page asks another host for anything', async ({page, baseURL}) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto('/', {waitUntil: 'networkidle'});
  expect([...hosts]).toEqual([baseURL]);
});
