import {daysOfSource} from '../view/calendar-grid.ts';
import {summarizeQuality} from '../view/quality.ts';
import {readSection} from '../view/section-paging.ts';
import {dataCounts} from './queries/data-counts.ts';
import {ledgerList} from './queries/ledger-list.ts';
import {mergedList} from './queries/merged-list.ts';
import {qualityFacts, themeQuality} from './queries/quality-facts.ts';
import {rejectList} from './queries/reject-list.ts';
import {rejectReasonList} from './queries/reject-reason-list.ts';
import {sourceDays} from './queries/source-days.ts';
import {sourceList} from './queries/source-list.ts';
import {streamDays} from './queries/stream-days.ts';
import {themeCountTrials} from './queries/theme-count-trials.ts';
import {runQuery} from './query.ts';
import type {Asked} from './read.ts';

/** More sources than this are in the table only. */
const MOST_CALENDARS = 6;

/** The calendar of all sources and, when there are several, of each. */
async function readCalendars({connection}: Asked) {
  const days = await runQuery(connection, streamDays, {});
  const sources = await runQuery(connection, sourceList, {});
  const rows = await runQuery(connection, sourceDays, {});
  const drawn = sources.length > 1 ? sources.slice(0, MOST_CALENDARS) : [];
  const calendars = [
    {name: sources.length > 1 ? 'All sources' : (sources[0]?.source ?? ''), days},
    ...drawn.map(({source}) => ({name: source, days: daysOfSource(days, rows, source)}))
  ];
  return {days, sources, calendars};
}

async function readQuality({connection}: Asked) {
  const [facts] = await runQuery(connection, qualityFacts, {});
  if (!facts) throw new Error('The analysis tells of no run; analyse again.');
  return {...facts, ...summarizeQuality(await runQuery(connection, themeQuality, {}))};
}

/** Everything that the page on the data shows. */
export async function readDataPage(asked: Asked) {
  const {connection, parameters} = asked;
  const problems: string[] = [];
  const [counts] = await runQuery(connection, dataCounts, {});
  if (!counts) throw new Error('The ledger has no sum.');
  const section = (name: string, total: number) => readSection(parameters, name, {total, problems});
  const part = ({size, offset}: {size: number; offset: number}) => ({limit: size, offset});
  const paging = {
    files: section('files', counts.files),
    rejects: section('rejects', counts.rejects_kept),
    duplicates: section('duplicates', counts.duplicates)
  };
  return {
    ...(await readCalendars(asked)),
    counts,
    paging,
    problems,
    ledger: await runQuery(connection, ledgerList, part(paging.files)),
    reasons: await runQuery(connection, rejectReasonList, {}),
    rejects: await runQuery(connection, rejectList, part(paging.rejects)),
    duplicates: await runQuery(connection, mergedList, part(paging.duplicates)),
    trials: await runQuery(connection, themeCountTrials, {}),
    quality: await readQuality(asked)
  };
}
