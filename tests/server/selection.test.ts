import {type DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {beforeAll, describe, expect, it} from 'vitest';
import {readDocuments} from '../../src/lib/pipeline/documents.ts';
import {indexWords} from '../../src/lib/pipeline/word-index.ts';
import {writeAnalysis, writeTexts} from '../../src/lib/server/publish.ts';
import {paperList} from '../../src/lib/server/queries/paper-list.ts';
import {runQuery} from '../../src/lib/server/query.ts';
import {
  applySelection,
  prepareSelection,
  type PaperFilters
} from '../../src/lib/server/selection.ts';
import {bareAnalysis} from '../fixtures/bare-analysis.ts';
import {NO_PROVENANCE} from '../fixtures/no-provenance.ts';
import {paper} from '../pipeline/papers.ts';

const PAPERS = [
  paper({id: 'a', title: 'World models', abstract: 'We study world models.', upvotes: 3}),
  paper({id: 'b', title: 'Diffusion', abstract: 'Models of video', organisation: 'Seed'}),
  paper({id: 'c', title: 'KV-cache', authors: ['Mo Seed', 'Kurt Gödel'], upvotes: 10}),
  paper({id: 'd', title: 'A cache', abstract: 'Mixture of experts. KV', authors: ['Kurt Weill']})
];

let instance: DuckDBInstance;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const analysis = bareAnalysis(PAPERS);
  const words = indexWords(PAPERS, readDocuments(PAPERS));
  await writeTexts(connection, {...analysis, words});
  await writeAnalysis(connection, analysis, {
    createdAt: new Date('2026-01-01'),
    provenance: NO_PROVENANCE
  });
});

const NOTHING: PaperFilters = {query: '', organisations: [], votes: null};

/** Runs in a connection of its own, like a request. */
async function inSelection<T>(
  filters: Partial<PaperFilters>,
  use: (connection: DuckDBConnection, notes: string[]) => Promise<T>,
  {ranked = true, counted = true} = {}
): Promise<T> {
  const connection = await instance.connect();
  try {
    await prepareSelection(connection);
    return await use(
      connection,
      await applySelection(connection, {...NOTHING, ...filters}, {ranked, counted})
    );
  } finally {
    connection.closeSync();
  }
}

const listed = (filters: Partial<PaperFilters>, sort: string, ranked: boolean) =>
  inSelection(
    filters,
    async (connection) => {
      const range = {from: null, to: null, themes: [], limit: null, offset: 0};
      const rows = await runQuery(connection, paperList, {...range, sort});
      return rows.map(({paper_id}) => paper_id).join('');
    },
    {ranked, counted: !ranked}
  );
/** The papers that are found, which are the same without a rank. */
async function ids(filters: Partial<PaperFilters>, sort = 'id') {
  const found = await listed(filters, sort, true);
  if (sort === 'id') expect(await listed(filters, sort, false)).toBe(found);
  return found;
}
const found = (query: string, sort?: string) => ids({query}, sort);
const notes = (query: string) => inSelection({query}, (_, said) => Promise.resolve(said));
const scores = (query: string) =>
  inSelection({query}, async (connection) => {
    const reader = await connection.runAndReadAll(
      'SELECT paper_id, score FROM scores JOIN papers USING (paper_row) ORDER BY paper_id'
    );
    return Object.fromEntries(reader.getRows()) as Record<string, number>;
  });

it('tells nothing of weeks and themes where papers are only listed', async () => {
  const weeks = (counted: boolean) =>
    inSelection(
      {votes: 1},
      (connection) => connection.runAndReadAll('SELECT count(*) FROM kept_weeks'),
      {counted}
    );
  await expect(weeks(true)).resolves.toBeDefined();
  await expect(weeks(false)).rejects.toThrow('kept_weeks does not exist');
});

describe('the score of a paper', () => {
  // Four papers of 5, 3, 2 and 4 words: 3.5 on average. Silent words ("we", "of", "a") have no length.
  it('is BM25: the rarer the word and the shorter the paper, the more', async () => {
    // world: in 1 of 4, idf = ln(1 + 3.5 / 1.5) = 1.203973; in a twice in the title... once (counted twice), once below:
    // frequency 3, 3 × 2.2 / (3 + 1.2 × (0.25 + 0.75 × 5 / 3.5)) = 6.6 / 4.585714 = 1.439252.
    expect(await scores('world')).toEqual({a: expect.closeTo(1.203973 * 1.439252, 5)});
    // model: in 2 of 4, idf = ln(1 + 2.5 / 2.5) = 0.693147; b: 2.2 / (1 + 1.2 × (0.25 + 0.75 × 3 / 3.5)) = 1.062069.
    expect(await scores('model')).toEqual({
      a: expect.closeTo(0.693147 * 1.439252, 5),
      b: expect.closeTo(0.693147 * 1.062069, 5)
    });
  });

  it('is the sum over the words', async () =>
    expect(await scores('world models')).toEqual({
      a: expect.closeTo((1.203973 + 0.693147) * 1.439252, 5)
    }));

  it('orders by relevance', async () => expect(await found('cache', 'relevance')).toBe('cd'));
});

describe('a search', () => {
  it('finds a word whatever its ending and case', async () => {
    expect([await found('MODEL'), await found('models'), await found('video')]).toEqual([
      'ab',
      'ab',
      'b'
    ]);
  });

  it('wants all words, each anywhere in the paper', async () =>
    expect([await found('kv cache'), await found('models video')]).toEqual(['cd', 'b']));

  it('wants the words of a phrase side by side, a hyphen between them or not', async () => {
    expect([await found('"kv cache"'), await found('kv-cache')]).toEqual(['c', 'c']);
    expect(await found('"world models"')).toBe('a');
  });

  it('keeps the place of a silent word within a phrase', async () => {
    expect([await found('"mixture of experts"'), await found('mixture-experts')]).toEqual([
      'd',
      'd'
    ]);
    expect(await notes('"mixture of experts"')).toEqual([]);
    expect((await notes('mixture-experts'))[0]).toMatch(/any of its words/);
  });

  it('leaves out words and phrases with a minus', async () => {
    expect([await found('model -video'), await found('-model')]).toEqual(['a', 'cd']);
    expect([await found('-"kv cache"'), await found('cache -"kv cache"')]).toEqual(['abd', 'd']);
  });

  it('looks where it is told to', async () => {
    expect([await found('seed'), await found('author:seed')]).toEqual(['bc', 'c']);
    expect([await found('organisation:seed'), await found('title:models')]).toEqual(['b', 'a']);
    expect([await found('author:godel'), await found('author:"Kurt Weill"')]).toEqual(['c', 'd']);
  });

  it('never takes the first name of one author and the second of another for a phrase', async () =>
    expect(await found('author:"Seed Kurt"')).toBe(''));

  it('shows what holds any of the words when nothing fits all, and says so', async () => {
    expect([await found('world cache'), await found('world -models cache')]).toEqual(['acd', 'cd']);
    expect(await notes('world cache')).toEqual([
      'No paper fits the whole search; shown are those that hold any of its words.'
    ]);
  });

  it('shows nothing else where quotes or a field ask for something exactly', async () => {
    expect([await found('"world cache"'), await found('title:world title:cache')]).toEqual([
      '',
      ''
    ]);
    expect(await notes('"world cache"')).toEqual([]);
  });

  it('finds nothing where no word is known, and says nothing then', async () => {
    expect([await found('xyzzy'), await found('xyzzy plugh')]).toEqual(['', '']);
    expect(await notes('xyzzy plugh')).toEqual([]);
  });

  it('says which word it does not search for', async () => {
    expect(await found('the world')).toBe('a');
    expect(await notes('the world')).toEqual([
      '“the”: nearly every paper holds it, so it is not searched for.'
    ]);
  });

  it('is never read as SQL', async () => expect(await found(`'; DROP TABLE papers; --`)).toBe(''));
});

describe('the other filters', () => {
  it('leave out what has fewer votes; unknown votes are none', async () => {
    expect([await ids({votes: 3}), await ids({votes: 4})]).toEqual(['ac', 'c']);
  });

  it('keep the chosen organisations', async () => {
    expect(await ids({organisations: ['Seed', 'Other']})).toBe('b');
    expect(await ids({organisations: ['seed']})).toBe('');
  });

  it('act together with a search', async () =>
    expect(await ids({query: 'cache', votes: 1})).toBe('c'));

  it('leave out nothing by default', async () => expect(await ids({})).toBe('abcd'));
});
