import type {DuckDBConnection} from '@duckdb/node-api';
import {beforeAll, describe, expect, it} from 'vitest';
import {readExport} from '../../src/lib/server/exports.ts';
import {exportCsv} from '../../src/lib/view/csv.ts';
import type {Dataset} from '../../src/lib/view/columns.ts';
import {readFilters} from '../../src/lib/view/filters.ts';
import {fixtureAnalysis} from '../fixtures/analysis.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await fixtureAnalysis();
});

async function csv(dataset: Dataset, query = '') {
  const parameters = new URLSearchParams(query);
  const {filters} = readFilters(parameters);
  return exportCsv(dataset, await readExport(connection, dataset, {filters, parameters}));
}
const lines = async (dataset: Dataset, query = '') => (await csv(dataset, query)).split('\r\n');

describe('the export of', () => {
  it('themes has sizes, terms and the change between the last complete weeks', async () =>
    expect(await csv('themes')).toBe(
      'theme_id,theme,papers,share,area_id,area,confidence,confidence_level,first_week,last_week,top_terms,first_seen,since_start,rising,bursts,voted_papers,vote_volume,vote_share,vote_percentile,attention,change,change_from,change_to,verdict\r\n' +
        '1,World Models,6,0.461538,1,Simulation and Memory,0.875000,firm,2026-03-30,2026-04-27,world model; simulator; video prediction,2026-03-30,true,true,2026-W14..2026-W14; 2026-W18..2026-W19,4,0.375000,0.250000,0.500000,too few papers,0.333333,2026-W17,2026-W18,too few papers\r\n' +
        '2,Reward Modeling,4,0.307692,2,Reward Modeling,0.625000,fair,2026-04-06,2026-05-04,reward model; preference,2026-04-27,false,false,,4,0.375000,0.250000,0.625000,no clear difference,0.333333,2026-W17,2026-W18,too few papers\r\n' +
        '3,KV Cache,2,0.153846,1,Simulation and Memory,0.500000,weak,2026-04-13,2026-04-27,KV cache,,false,false,,2,0.250000,0.500000,0.750000,too few papers,0.333333,2026-W17,2026-W18,too few papers\r\n'
    ));

  it('weeks has every theme in every week of the range, with totals', async () => {
    const found = await lines('weeks', 'from=2026-04-20&to=2026-05-05&theme=2');
    expect(found).toEqual([
      'week,week_start,theme_id,theme,papers,total,share,complete',
      '2026-W17,2026-04-20,2,Reward Modeling,0,0,0.000000,true',
      '2026-W18,2026-04-27,2,Reward Modeling,1,3,0.333333,true',
      '2026-W19,2026-05-04,2,Reward Modeling,1,1,1.000000,false',
      ''
    ]);
    expect(await lines('weeks')).toHaveLength(1 + 6 * 3 + 1);
  });

  it('months goes by calendar months', async () =>
    expect((await lines('months', 'theme=1')).slice(1, 3)).toEqual([
      '2026-04,2026-04-01,1,World Models,5,11,0.454545,true',
      '2026-05,2026-05-01,1,World Models,0,1,0.000000,false'
    ]));

  it('lineage has every event, or those of the themes asked for', async () => {
    expect((await lines('lineage')).slice(0, 4)).toEqual([
      'step,run_id,data_until,kind,from_id,from_theme,to_id,to_theme,papers,share_from,share_to',
      '1,aaaaaaaaaaaa,2026-04-28,born,,,1,World Models,5,,',
      '1,aaaaaaaaaaaa,2026-04-28,born,,,7,Caches,5,,',
      '2,0123456789ab,2026-05-05,continued,1,World Models,1,World Models,5,1.000000,1.000000'
    ]);
    expect((await lines('lineage', 'theme=2')).slice(1)).toEqual([
      '2,0123456789ab,2026-05-05,moved,7,Caches,2,Reward Modeling,3,0.600000,1.000000',
      '2,0123456789ab,2026-05-05,born,,,2,Reward Modeling,4,,',
      ''
    ]);
  });

  it('papers guards an organisation that looks like a formula', async () => {
    const found = await lines('papers');
    expect(found).toHaveLength(15);
    expect(found[2]).toBe(
      `p02,Title of p02,2026-04-05,2026-04-06,Ada Lovelace; Kurt Gödel,"'=ByteDance, ""Seed""",9,9,https://example.org/p02,1,World Models,0.500000,0.750000,2,Reward Modeling,0.250000,`
    );
  });

  it('papers covers the whole weeks that the page shows', async () => {
    const found = await lines('papers', 'from=2026-04-08&to=2026-04-08&theme=1&order=votes');
    expect(found.slice(1, -1).map((line) => line.slice(0, 3))).toEqual(['p02', 'p03']);
  });

  it('papers covers whole months when months are shown', async () =>
    expect(await lines('papers', 'from=2026-04-08&to=2026-04-08&unit=month')).toHaveLength(13));

  it('nothing that the range holds is a header only', async () =>
    expect(await lines('papers', 'from=2030-01-01')).toHaveLength(2));

  it('a comparison has both sides', async () => {
    const found = await lines('comparison', 'a=2026-W16&b=2026-W18&theme=3');
    expect(found).toEqual([
      'theme_id,theme,confidence,a,a_papers,a_total,a_share,a_complete,b,b_papers,b_total,b_share,b_complete,change,difference_lower,difference_upper,p,adjusted_p,verdict',
      '3,KV Cache,0.500000,2026-W16,1,3,0.333333,true,2026-W18,1,3,0.333333,true,0.000000,,,,,too few papers',
      ''
    ]);
  });

  it('a comparison may be of ranges', async () =>
    expect(
      (await lines('comparison', 'a=2026-W15&a_to=2026-W16&b=2026-W17&b_to=2026-W18'))[1]
    ).toBe(
      '3,KV Cache,0.500000,2026-W15..2026-W16,1,7,0.142857,true,2026-W17..2026-W18,1,3,0.333333,true,0.190476,,,,,too few papers'
    ));

  it('a comparison may hold the changes only, and refuses another word', async () => {
    expect(await lines('comparison', 'a=2026-W16&b=2026-W18&only=changes')).toHaveLength(2);
    await expect(lines('comparison', 'a=2026-W16&b=2026-W18&only=all')).rejects.toThrow(
      '“all” is no value of only (changes).'
    );
  });

  it('days tells of each day of the stream', async () => {
    const found = await lines('days');
    expect(found).toHaveLength(1 + 35 + 1);
    expect([found[0], found[1], found[2]]).toEqual([
      'day,papers,state',
      '2026-04-01,1,covered',
      '2026-04-02,0,quiet'
    ]);
    expect(found).toContain('2026-04-22,0,missing');
    expect(found).toContain('2026-04-28,1,capped');
  });

  it('sources tells what came from where', async () =>
    expect(await lines('sources')).toEqual([
      'source,day,papers,state',
      'page,2026-04-01,1,covered',
      'api,2026-04-28,2,capped',
      'page,2026-04-28,1,capped',
      ''
    ]));

  it('the ledger has the latest file first, and adds up', async () =>
    expect(await lines('ledger')).toEqual([
      'ingested_on,file,format,read,accepted,updated,merged,rejected',
      '2026-05-06,page.txt,daily-papers-page,6,1,1,2,2',
      '2026-05-05,first.jsonl,jsonl,12,12,0,0,0',
      ''
    ]));

  it('rejects has the record with its rule, and guards what looks like a formula', async () =>
    expect((await lines('rejects'))[2]).toBe(
      `page.txt,30,title-missing,"title is """", expected text",'=1+1`
    ));

  it('duplicates names the records that are one paper', async () =>
    expect((await lines('duplicates')).slice(1, 3)).toEqual([
      'p02,Title of p02,3,p02; title:2,first.jsonl; page.txt',
      'p01,Title of p01,2,p01,first.jsonl'
    ]));

  it('trials has the curve of the number of themes', async () =>
    expect((await lines('trials')).slice(1, 3)).toEqual([
      '2,0.400000,,9.000000,false',
      '3,0.500000,0.900000,7.000000,true'
    ]));

  it('a comparison of which nothing is complete is refused with what to do, not given empty', async () => {
    await expect(lines('comparison', 'unit=month')).rejects.toThrow(
      'only April 2026 is: part of a month may look like a change. Name both sides all the same: a='
    );
  });

  it('themes that are not there is refused, and tells where their numbers are, or what became of them', async () => {
    await expect(lines('weeks', 'theme=999&theme=1&theme=998')).rejects.toThrow(
      'There are no themes 998 and 999 in this analysis: /themes.csv lists the themes with their numbers.'
    );
    await expect(lines('papers', 'theme=7')).rejects.toThrow(
      'Theme 7 has ended: /lineage.csv?theme=7 tells what became of it'
    );
    expect((await lines('lineage', 'theme=7')).length).toBeGreaterThan(2);
    await expect(lines('lineage', 'theme=999')).rejects.toThrow('no theme 999');
  });

  it('papers with or without a theme refuses a word that it does not know', async () => {
    await expect(lines('papers', 'unassigned=1')).rejects.toThrow(
      '“1” is no value of unassigned (yes).'
    );
  });

  it('a comparison may be of months', async () =>
    expect(await lines('comparison', 'unit=month&a=2026-04')).toHaveLength(5));
});
