import {describe, expect, it} from 'vitest';
import {fold, indexPapers} from '../../src/lib/sources/fold.ts';
import {titleId} from '../../src/lib/sources/identity.ts';
import {LostTitles} from '../../src/lib/sources/lost-titles.ts';
import {paper} from './papers.ts';

const first = paper({id: '2401.00001', title: 'New'});
const second = paper({id: '2401.00002', title: 'Newer'});

describe('titles that papers have lost', () => {
  const lost = new LostTitles();
  lost.add([{id: second.id, key: 'old'}]);
  lost.add([{id: first.id, key: 'old'}]);
  lost.add([{id: second.id, key: 'old'}]);
  lost.add([{id: second.id, key: 'older'}]);

  it('are looked up by the smallest id that had them', () => {
    expect(lost.keys).toEqual(['old', 'older']);
    expect(lost.losersOf(['none', 'older', 'old'])).toEqual([second.id, first.id]);
  });

  it('still own the records that have nothing but the title', () => {
    const records = ['Old', 'Older', 'Other'].map((title) => paper({id: titleId(title), title}));
    const known = lost.among(indexPapers([first, second]));
    expect(fold(records, known).owners).toEqual([first.id, second.id, titleId('Other')]);
  });

  it('are those of known papers only', () =>
    expect(lost.among(indexPapers([])).byTitleKey('old')).toEqual([]));
});
