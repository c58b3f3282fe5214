import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {asWriter} from '../../src/lib/server/lock.ts';
import {threeSubjects} from '../pipeline/papers.ts';
import {temporaryHome, writePapers} from '../server/home.ts';
import {run} from './command.ts';

const PAGE = 'tests/fixtures/daily-papers-page.txt';

describe('the command line', () => {
  it('goes from files to exports', async () => {
    const home = temporaryHome();
    const papers = writePapers(home, threeSubjects(60));
    const ingested = await run(home, 'ingest', papers, PAGE, '--year', '2025');
    expect(ingested.code).toBe(0);
    expect(ingested.out).toContain(
      `${papers} (jsonl): 60 read = 60 accepted + 0 updated + 0 merged + 0 rejected`
    );
    expect(ingested.out).toContain(`${PAGE} (daily-papers-page): `);

    const analysed = await run(home, 'analyse', '--themes', '3', '--from', '2026-03-02');
    expect([analysed.code, analysed.out]).toEqual([
      0,
      expect.stringContaining(': 60 papers in 3 themes over 12 weeks')
    ]);
    expect(analysed.error).toContain('Grouping papers into themes');
    const again = await run(home, 'analyse', '--themes', '3', '--from', '2026-03-02');
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing new: run ')]);

    const csv = await run(home, 'export', 'weeks');
    expect(csv.out.split('\r\n')[0]).toBe(
      'week,week_start,theme_id,theme,papers,total,share,complete'
    );
    expect(csv.out.split('\r\n').length).toBe(1 + 12 * 3 + 1);
    const out = join(home.root, 'themes.json');
    const json = await run(home, 'export', 'themes', '--format', 'json', '--out', out);
    expect([json.code, json.out, json.error]).toEqual([0, '', `3 rows written to ${out}\n`]);

    const nowhere = await run(home, 'export', 'themes', '--out', join(home.root, 'none', 'x.csv'));
    expect([nowhere.code, nowhere.error]).toEqual([
      1,
      expect.stringContaining(`but there is no folder ${join(home.root, 'none')}: create it`)
    ]);
    const untitled = join(home.root, 'untitled.jsonl');
    writeFileSync(untitled, '{"abstract": "a"}\n{"abstract": "b"}\n');
    const lost = await run(home, 'ingest', untitled);
    expect([lost.code, lost.error]).toEqual([
      1,
      expect.stringContaining(`${untitled}: all 2 records were rejected (2 title-missing)`)
    ]);

    const status = await run(home, 'status');
    expect(status.out).toContain('60 papers in 3 themes over 12 weeks (2026-03-02 to 2026-05-22)');
  });

  it('puts new papers into the themes, and tells when that is due', async () => {
    const home = temporaryHome();
    const papers = threeSubjects(66);
    await run(home, 'ingest', writePapers(home, papers.slice(0, 60), 'old.jsonl'));
    await run(home, 'analyse', '--themes', '3');
    const fresh = await run(home, 'status');
    expect(fresh.out).toContain('Refresh: not due, all papers of the library are read');
    expect(fresh.out).not.toContain('since the last fit');
    await run(home, 'ingest', writePapers(home, papers.slice(60), 'new.jsonl'));
    expect((await run(home, 'status')).out).toContain(
      'Refresh: due, 6 papers of the library not read yet; run "npm run themestream -- refresh"'
    );
    const refreshed = await run(home, 'refresh');
    expect([refreshed.code, refreshed.out]).toEqual([
      0,
      expect.stringMatching(/^Run [0-9a-f]{12}: 6 papers read into 3 themes, [0-9.]+ s\. 0 papers/)
    ]);
    expect(refreshed.out.split('\n').slice(1)).toEqual([
      '  theme  new papers  name',
      ...[1, 2, 3].map((theme) => expect.stringMatching(RegExp(`^ {6}${theme} {11}2  \\w`))),
      ''
    ]);
    expect((await run(home, 'status')).out).toContain('6 papers since the last fit, 0 waiting');
    const again = await run(home, 'refresh');
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing new: run ')]);
  });

  it('follows decisions about themes, lists them and takes them back', async () => {
    const home = temporaryHome();
    await run(home, 'ingest', writePapers(home, threeSubjects(60)));
    await run(home, 'analyse', '--themes', '3');
    expect(await run(home, 'curate', 'list')).toMatchObject({code: 0, out: 'No decisions yet.\n'});
    const renamed = await run(home, 'curate', 'rename', '2', 'My Own Name');
    expect([renamed.code, renamed.out]).toEqual([
      0,
      expect.stringContaining('Done: rename theme 2 to "My Own Name". Run ')
    ]);
    expect(await run(home, 'curate', 'rename', 'my own name', 'My Name')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Done: rename theme 2 to "My Name".') as string
    });
    await run(home, 'curate', 'undo');
    expect(await run(home, 'curate', 'pin', 'My Name')).toMatchObject({
      code: 1,
      error: expect.stringContaining('theme is "My Name", expected the number or the') as string
    });
    await run(home, 'curate', 'merge', '3', '--into', '1');
    expect((await run(home, 'curate', 'list')).out).toBe(
      '1. rename theme 2 to "My Own Name"\n2. merge themes 3 into theme 1\n'
    );
    expect((await run(home, 'export', 'themes')).out).toContain('2,My Own Name,20,');
    expect(await run(home, 'curate', 'hide', '3')).toMatchObject({
      code: 1,
      error: expect.stringContaining('theme is 3, expected one of 1, 2')
    });
    expect((await run(home, 'curate', 'undo')).out).toContain(
      'Undone: merge themes 3 into theme 1'
    );
    writeFileSync(home.curation, '{}');
    expect(await run(home, 'curate', 'pin', '1')).toMatchObject({
      code: 1,
      error: expect.stringContaining(`${home.curation}: format is `)
    });
  });

  it('ends with 1 when there are no themes to put papers into', async () => {
    const {code, error} = await run(temporaryHome(), 'refresh');
    expect([code, error]).toEqual([1, expect.stringContaining('There is no analysis in ')]);
  });

  it('warns when there are no vectors to be had, and goes without', async () => {
    const home = temporaryHome();
    const deaf = 'http://127.0.0.1:1/api/embed';
    await run(home, 'ingest', writePapers(home, threeSubjects(60)));
    expect(await run(home, 'analyse', '--themes', '3', '--embedding', deaf)).toEqual({
      code: 0,
      out: expect.stringContaining(': 60 papers in 3 themes over 12 weeks'),
      error: expect.stringContaining(
        `Warning: No embedding: ${deaf}: the connection failed (bad port).`
      )
    });
  });

  it.each([
    [[], 'Usage: themestream'],
    [['nonsense'], "unknown command 'nonsense'"],
    [['analyse', '--thems', '3'], "unknown option '--thems'"],
    [['analyse', '--themes', '1'], 'Expected a whole number from 2 to 500.'],
    [['analyse', '--engine', 'abacus'], 'Allowed choices are wasm, ml-kmeans.'],
    [['analyse', '--workers', '0'], 'Expected a whole number from 1 to 64.'],
    [['analyse', '--send-all-from', 'few'], 'Expected a whole number from 0 to 1000000000.'],
    [['analyse', '--from', '2026-02-30'], 'Expected a date (YYYY-MM-DD).'],
    [
      ['export', 'cats'],
      'Allowed choices are themes, weeks, months, papers, lineage, days, sources, ledger, rejects, duplicates, trials.'
    ],
    [['export', 'themes', '--format', 'xml'], 'Allowed choices are csv, json.'],
    [
      ['analyse', '--from', '2026-05-20', '--to', '2026-05-01'],
      '--from 2026-05-20 lies after --to 2026-05-01'
    ],
    [['analyse', '--embedding', 'ftp://x'], '"ftp://x" is no http or https address.'],
    [['analyse', '--embedding-api', 'x'], 'Allowed choices are openai, ollama.'],
    [
      ['worker', '--blobs', 'gs://themes'],
      '"gs://themes" is no address such as s3://bucket/prefix'
    ],
    [['ingest'], "missing required argument 'file'"],
    [['curate', 'merge', '3'], "required option '--into <theme>' not specified"]
  ])('ends with 2 for %j', async (words, message) => {
    const {code, error} = await run(temporaryHome(), ...words);
    expect([code, error]).toEqual([2, expect.stringContaining(message)]);
  });

  it.each(['ingest', 'analyse', 'refresh', 'curate', 'serve', 'export', 'status'])(
    'explains %s',
    async (command) => {
      const {code, out} = await run(temporaryHome(), command, '--help');
      expect([code, out]).toEqual([0, expect.stringContaining(`Usage: themestream ${command}`)]);
    }
  );

  it('ends with 1 and says what to do when there is nothing to analyse', async () => {
    const {code, error} = await run(temporaryHome(), 'analyse');
    expect([code, error]).toEqual([1, expect.stringContaining('0 papers, expected at least 20')]);
  });

  it('ends with 1 for a file that takes more memory than it may, and keeps what there was', async () => {
    const home = temporaryHome();
    const records = threeSubjects(20_000).map((paper) => ({...paper, listed: '2026-03-02'}));
    await run(home, 'ingest', writePapers(home, records.slice(0, 60), 'old.jsonl'));
    // A list is read as a whole, and lines one after the other.
    const file = join(home.root, 'large.json');
    const entries = records.map(({id, title, abstract}) => ({
      paper: {id, title, summary: abstract}
    }));
    writeFileSync(file, JSON.stringify(entries));
    for (const command of ['ingest', 'refresh']) {
      expect(await run(home, command, '--read-memory', '16', file)).toMatchObject({
        code: 1,
        error: expect.stringContaining(`${file}: reading it took more than 16 MB of memory`)
      });
    }
    expect((await run(home, 'status')).out).toContain('60 papers');
    expect((await run(home, 'ingest', file)).out).toContain('20000 read = 19940 accepted');
    const lines = writePapers(home, records, 'large.jsonl');
    expect((await run(home, 'ingest', '--read-memory', '16', lines)).out).toContain('20000 read');
  });

  it('ends with 1 for a file that is missing or cannot be read, and names it', async () => {
    const home = temporaryHome();
    const bad = join(home.root, 'bad.txt');
    writeFileSync(bad, 'hello\n');
    expect(await run(home, 'ingest', bad)).toMatchObject({
      code: 1,
      error: expect.stringContaining(`${bad}:1: the file begins with "hello`)
    });
    expect(await run(home, 'ingest', 'no-such-file')).toMatchObject({
      code: 1,
      error: expect.stringContaining('no-such-file: there is no such file; nothing was added')
    });
  });

  it('ends with 3 at once while another writer is at work', async () => {
    const home = temporaryHome();
    const {code, error} = await asWriter(home, () => run(home, 'analyse'));
    expect([code, error]).toEqual([3, expect.stringContaining('Another writer is at work')]);
  });
});
