import {describe, expect, it} from 'vitest';
import {keptFields, labelTheme, previewMerge} from '../../src/lib/view/curated-theme.ts';

const theme = (theme_id: number, name: string, papers: number, marks = {}) => ({
  ...{theme_id, theme: name, papers, own_name: null, hidden: false, pinned: false},
  ...marks
});

describe('a theme on the Curate page', () => {
  it('has name, number, size and marks', () => {
    expect(labelTheme(theme(2, 'Agents', 69))).toBe('Agents (theme 2, 69 papers)');
    expect(labelTheme(theme(3, 'Audio', 1, {hidden: true, pinned: true}))).toBe(
      'Audio (theme 3, 1 paper, hidden, pinned)'
    );
  });

  it('tells what a merge would give before it is done', () => {
    expect(
      previewMerge(theme(8, 'Coding', 31), theme(2, 'Agents', 69), 1000).replaceAll('\u00a0', ' ')
    ).toBe(
      'Coding (theme 8) would end, and Agents (theme 2) would hold 100 papers, 10.0 % of all, ' +
        'instead of 69 papers, 6.9 % of all.'
    );
    expect(previewMerge(theme(1, 'A', 0), theme(2, 'B', 0), 0)).toContain('0 papers, 0.0');
  });

  it('keeps what was written into a form that was refused, and nothing else', () => {
    const form = new FormData();
    form.set('do', 'split');
    form.set('holds', 'xyzzy');
    expect(keptFields(form)).toEqual({holds: 'xyzzy'});
  });
});
