import {expect, test, type Page} from '@playwright/test';
import {parse} from 'csv-parse/sync';

const surface = (page: Page) => page.getByRole('button', {name: /^Map of papers/});

async function open(page: Page, path = '/map') {
  await page.goto(path);
  await expect(page.locator('[data-ready]')).toBeVisible();
  await expect(surface(page)).toBeVisible();
  // It is nearly as high as the window.
  await surface(page).evaluate((element) => {
    element.scrollIntoView({block: 'center'});
  });
}

/** Whether a canvas holds anything but one colour. */
const isDrawn = (page: Page) =>
  page
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return false;
      const {data} = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
      return new Set(new Uint32Array(data?.buffer ?? new ArrayBuffer(0))).size > 20;
    });

/** Drags over the middle of the map. */
async function dragOver(page: Page) {
  const box = await surface(page).boundingBox();
  if (!box) throw new Error('there is no map');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.3, 0.3));
  await page.mouse.down();
  for (const [x, y] of [
    [0.3, 0.5],
    [0.3, 0.7],
    [0.7, 0.7]
  ] as const) {
    await page.mouse.move(...at(x, y));
  }
  await page.mouse.up();
}

for (const tool of ['Mark a rectangle', 'Mark by lasso']) {
  test(`what is marked by "${tool}" is listed, in the address, and the same in its CSV`, async ({
    page
  }) => {
    await open(page);
    await expect.poll(() => isDrawn(page)).toBe(true);
    await page.getByRole('button', {name: tool}).click();
    await dragOver(page);
    await expect(page).toHaveURL(/within=/);
    const told = await page.getByText(/within the stretch that is marked/).innerText();
    const count = Number(told.match(/^[\d,]+/)?.[0].replace(',', ''));
    expect(count).toBeGreaterThan(10);
    const marked = page.locator('#marked');
    const href = (await marked.getByRole('link', {name: 'CSV'}).getAttribute('href')) ?? '';
    const [one, two] = [await page.request.get(href), await page.request.get(href)];
    expect((await one.body()).equals(await two.body())).toBe(true);
    const rows: Record<string, string>[] = parse(await one.text(), {columns: true});
    expect(rows).toHaveLength(count);
    await page.goBack();
    await expect(page).not.toHaveURL(/within=/);
    await expect(marked.locator('table')).toHaveCount(0);
  });
}

test('the keyboard moves and zooms the map, and lists what is in view', async ({page}) => {
  await open(page);
  await surface(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('1,492 papers within the stretch')).toBeVisible();
  // Two fingers go apart from 100 to 300 pixels.
  await surface(page).evaluate((element) => {
    const {left, top} = element.getBoundingClientRect();
    element.setPointerCapture = () => undefined;
    for (const [type, pointerId, x] of [
      ['pointerdown', 11, 300],
      ['pointerdown', 12, 400],
      ['pointermove', 11, 200],
      ['pointermove', 12, 500],
      ['pointerup', 11, 200],
      ['pointerup', 12, 500]
    ] as const) {
      const at = {clientX: left + x, clientY: top + 300};
      element.dispatchEvent(new PointerEvent(type, {pointerId, ...at, bubbles: true}));
    }
  });
  await surface(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('1,492 papers within the stretch')).toHaveCount(0);
  await page.keyboard.press('0');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1,492 papers within the stretch')).toBeVisible();
  for (const key of ['+', '+', '+', 'ArrowLeft']) await page.keyboard.press(key);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1,492 papers within the stretch')).toHaveCount(0);
  await expect(page.getByText(/within the stretch that is marked/)).toBeVisible();
});

test('a paper is told under the pointer, and a double click opens it', async ({page}) => {
  await open(page);
  await expect.poll(() => isDrawn(page)).toBe(true);
  const box = await surface(page).boundingBox();
  if (!box) throw new Error('there is no map');
  const answer = await page.request.get('/map/points.json');
  const {x, y} = (await answer.json()) as {x: number[]; y: number[]};
  const scale = Math.min(box.width, box.height) / 2 - 24;
  const at = [
    box.x + box.width / 2 + ((x[0] ?? 0) / 10_000) * scale,
    box.y + box.height / 2 - ((y[0] ?? 0) / 10_000) * scale
  ] as const;
  await page.mouse.move(...at);
  const told = page.locator('.told strong');
  await expect(told).toBeVisible();
  const title = await told.innerText();
  await page.mouse.dblclick(...at);
  await expect(page.getByRole('heading', {level: 1})).toHaveText(title);
});

test('the weeks can be played, or stepped through by hand', async ({page}) => {
  await open(page);
  const shown = page.locator('output');
  await expect(shown).toContainText('All weeks: 1,492 papers');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', {name: 'SVG'}).click();
  const stream = await (await saved).createReadStream();
  let svg = '';
  for await (const chunk of stream) svg += String(chunk);
  expect(svg.match(/h0/g)?.length).toBe(1492);
  await page.getByRole('button', {name: 'Later'}).click();
  await expect(shown).toContainText('2026-W14 to 2026-W17');
  await page.getByRole('button', {name: 'Play the weeks'}).click();
  await expect(shown).toContainText('2026-W16 to 2026-W19');
  await page.getByRole('button', {name: 'Pause'}).click();
  await page.getByRole('button', {name: 'All weeks'}).click();
  await expect(shown).toContainText('All weeks');
});

test.describe('with reduced motion', () => {
  test.use({contextOptions: {reducedMotion: 'reduce'}});

  test('nothing plays by itself', async ({page}) => {
    await open(page);
    await expect(page.getByRole('button', {name: 'Play the weeks'})).toBeHidden();
    await expect(page.getByRole('button', {name: 'Later'})).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false});

  test('the map is a picture with its themes listed, and a marked stretch is', async ({page}) => {
    await page.goto('/map?within=-1,-1,1,-1,1,1,-1,1');
    const picture = page.getByRole('img', {name: /^Map of papers/});
    await expect(picture.locator('.wide [data-mark=papers]').first()).toBeVisible();
    await expect(page.getByText(/^1,4\d\d papers within the stretch/)).toBeVisible();
    await page.locator('aside').getByRole('link').first().click();
    await expect(page).toHaveURL(/map\?theme=\d+/);
  });
});

test('a stretch that is none is said on the page and refused as a file', async ({page}) => {
  await page.goto('/map?within=here');
  await expect(page.getByText('What is marked is no stretch of the map')).toBeVisible();
  expect((await page.request.get('/papers.csv?within=here')).status()).toBe(400);
});
