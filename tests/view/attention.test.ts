import {describe, expect, it} from 'vitest';
import {describeAttention} from '../../src/lib/view/attention.ts';

const row = {
  voted_papers: 45,
  vote_volume: 0.06,
  vote_share: 0.082,
  vote_percentile: 0.57,
  percentile_lower: 0.5,
  percentile_upper: 0.64,
  adjusted_p: 0.031,
  attention: 'more',
  weeks: 9,
  weeks_same_age: 0
};

describe('the words on attention', () => {
  it('set votes against papers, with interval and verdict, and say how votes are compared', () =>
    expect(describeAttention(row).replaceAll('\u00a0', ' ')).toBe(
      'Its 45 papers with votes are 6.0 % of all that have, and took 8.2 % of the votes of their weeks. ' +
        'On average one outdoes 57.0 % of the papers of its week (95 % interval 50.0–64.0; adjusted p 0.031): ' +
        'more votes than usual. Votes are compared within the week of listing, as they were last seen.'
    ));

  it('tell in how many weeks votes are of one age', () =>
    expect(describeAttention({...row, weeks_same_age: 4})).toContain(
      'at seven days of age in 4 of 9 weeks, as they were last seen in the others.'
    ));

  it('say when there are too few papers, and nothing without votes', () => {
    expect(describeAttention({...row, adjusted_p: null})).toContain('Too few to tell more.');
    expect(describeAttention({...row, voted_papers: 0})).toBe('');
  });
});
