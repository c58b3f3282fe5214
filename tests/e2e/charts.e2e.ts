import {expect, test, type Page} from '@playwright/test';

/** The middle of a period in the first chart that is seen, as the share of its width from the left. */
async function pointAt(page: Page, selector: string, part: number): Promise<void> {
  const chart = page.locator(selector).first();
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (!box) throw new Error(`${selector} is not drawn`);
  await page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
}
const box = (page: Page) => page.locator('figure .box');

test.describe('the charts of the overview', () => {
  const kinds = [
    ['Lines', 'lines', 'The largest themes over time, on one axis'],
    ['Stacked', 'stacked', 'The largest themes over time, on top of each other'],
    ['Rank', 'rank', 'The largest themes by rank among all themes'],
    ['Heat map', 'heat', 'All themes over time, as a heat map']
  ] as const;
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({javaScriptEnabled});
      test('are chosen by links, each with its own address', async ({page}) => {
        await page.goto('/');
        for (const [link, kind, title] of kinds) {
          await page
            .getByRole('navigation', {name: 'Chart'})
            .getByRole('link', {name: link})
            .click();
          await expect(page).toHaveURL(new RegExp(`chart=${kind}`));
          await expect(page.getByRole('heading', {name: title})).toBeVisible();
          await expect(page.locator('.charts svg:visible [data-mark=totals]')).toHaveCount(1);
        }
        await page.goBack();
        await expect(page.getByRole('heading', {name: kinds[2][2]})).toBeVisible();
      });
    });
  }

  test('put the panels under their areas when asked', async ({page}) => {
    await page.goto('/');
    await page.getByRole('link', {name: 'By area'}).click();
    await expect(page).toHaveURL(/sort=area/);
    const areas = await page.locator('h3.area').allInnerTexts();
    const headings = await page.locator('#themes tr.heading th').allInnerTexts();
    expect(areas.length).toBeGreaterThan(1);
    expect(areas.map((text) => text.split('\n')[0]?.trim())).toEqual(
      headings.map((name) => expect.stringContaining(name))
    );
  });

  test('tell share, interval and n of the panel under the pointer, with one rule across all', async ({
    page
  }) => {
    await page.goto('/');
    await pointAt(page, '[data-theme] svg', 0.55);
    await expect(box(page)).toContainText(/2026-W18, 27 April – 3 May/);
    await expect(box(page)).toContainText(/115 papers in all/);
    await expect(box(page).locator('li')).toHaveCount(1);
    await expect(box(page).locator('li')).toContainText(
      /\d\.\d\s% \(\d+\.\d–\d+\.\d\), \d+ papers?/
    );
    const seen = await page
      .locator('[data-theme] .reading-rule')
      .evaluateAll((rules) => rules.map((rule) => getComputedStyle(rule).visibility));
    expect(seen.length).toBeGreaterThan(10);
    expect(new Set(seen)).toEqual(new Set(['visible']));
    await page.mouse.move(2, 2);
    await expect(box(page)).toHaveCount(0);
  });

  test('are read by the arrow keys, and told to who cannot see them', async ({page}) => {
    await page.goto('/?theme=1&theme=2');
    const slider = page.getByRole('slider', {name: 'Read a week'});
    await expect(page.getByText('2026-W21, 18–24 May', {exact: true})).toBeVisible();
    await slider.focus();
    await expect(box(page)).toContainText('2026-W21');
    await page.keyboard.press('Home');
    await expect(box(page)).toContainText('2026-W14');
    await page.keyboard.press('ArrowRight');
    await expect(box(page)).toContainText('2026-W15, 6–12 April');
    await expect(box(page).locator('li')).toHaveCount(2);
    await expect(slider).toHaveAttribute(
      'aria-valuetext',
      /^2026-W15, 6–12 April: 154 papers in all; /
    );
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/papers\?from=2026-04-06&to=2026-04-12&theme=1&theme=2$/);
  });

  test('lead on a click to the papers of that week and theme', async ({page}) => {
    await page.goto('/');
    const theme = await page.locator('[data-theme]').first().getAttribute('data-theme');
    await pointAt(page, '[data-theme] svg', 0.55);
    await page.mouse.down();
    await page.mouse.up();
    await expect(page).toHaveURL(
      new RegExp(`/papers\\?from=2026-04-27&to=2026-05-03&theme=${theme}$`)
    );
  });

  test('show the range that is drawn over the strip of all papers', async ({page}) => {
    await page.goto('/?chart=lines');
    await pointAt(page, '.brush svg:visible', 0.2);
    await page.mouse.down();
    await pointAt(page, '.brush svg:visible', 0.6);
    await page.mouse.up();
    await expect(page).toHaveURL(/from=2026-04-06&to=2026-05-10&chart=lines/);
    await expect(page.getByLabel('From')).toHaveValue('2026-04-06');
    await expect(page.locator('.brush .range')).toBeVisible();
  });
});

test.describe('areas as a filter', () => {
  test('act on the overview, its table and its files', async ({page}) => {
    await page.goto('/');
    await page.getByText('All themes', {exact: true}).first().click();
    await page.locator('input[name=area][value="2"]').check();
    await page.getByRole('button', {name: 'Show', exact: true}).click();
    await expect(page).toHaveURL(/area=2/);
    const shown = await page.locator('#themes tbody th').allInnerTexts();
    await expect(page.locator('[data-theme]')).toHaveCount(shown.length);
    const areas = await page.locator('#themes td.area').allInnerTexts();
    expect(new Set(areas).size).toBe(1);
    await expect(page.locator('p.state')).toContainText(`area ${areas[0]}`);
    const csv = await page.request.get('/themes.csv?area=2');
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(shown.length + 1);
    expect(csv.headers()['content-disposition']).toContain('themestream-themes-by-week-area-2-');
  });

  test('act on the table of themes and on the list of papers', async ({page}) => {
    await page.goto('/themes?area=1');
    const areas = await page.locator('tbody td.area').allInnerTexts();
    expect(new Set(areas).size).toBe(1);
    await page.goto('/papers?area=1');
    const answer = await page.request.get('/papers.json?area=1');
    const papers = (await answer.json()) as {theme_id: number}[];
    expect(new Set(papers.map(({theme_id}) => theme_id)).size).toBe(areas.length);
    await expect(page.locator('.lead p').first()).toContainText(`In the area ${areas[0]}`);
  });

  test('that are not there are said to be so, and refused by a download', async ({page}) => {
    await page.goto('/?area=99');
    await expect(page.getByText('There is no area 99 in this analysis.')).toBeVisible();
    expect((await page.request.get('/themes.csv?area=99')).status()).toBe(400);
  });
});
