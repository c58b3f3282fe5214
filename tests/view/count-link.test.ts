import {expect, it} from 'vitest';
import {countLink} from '../../src/lib/view/count-link.ts';

it('leads from a count to its papers, with the range and the other filters of the page', () => {
  expect(countLink('', 7)).toBe('/papers?theme=7');
  expect(countLink('?from=2026-04-06&votes=3&theme=1', 7)).toBe(
    '/papers?from=2026-04-06&theme=7&votes=3'
  );
  const week = {period_start: '2026-04-13', period_end: '2026-04-19'};
  expect(countLink('?from=2026-04-06&unit=month', 7, week)).toBe(
    '/papers?from=2026-04-13&to=2026-04-19&theme=7&unit=month'
  );
});
