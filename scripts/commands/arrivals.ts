import type {Arrivals} from '../../src/lib/pipeline/refresh/arrivals.ts';

/** Most themes of which the new papers are told. */
const MOST_SHOWN = 10;

const tableRow = (theme: number | string, count: number | string, name: string) =>
  `  ${String(theme).padStart(5)}  ${String(count).padStart(10)}  ${name}`;

const themes = (count: number) => `${count} other ${count === 1 ? 'theme' : 'themes'}`;

/** Lines that tell which themes got papers, and how many papers have none. */
export function describeArrivals({joined, born, unassigned}: Arrivals): string[] {
  const others = joined.slice(MOST_SHOWN);
  const more = others.reduce((sum, theme) => sum + theme.papers, 0);
  const rows = [
    ...joined.slice(0, MOST_SHOWN).map(({id, papers, name}) => tableRow(id, papers, name)),
    ...(others.length > 0 ? [tableRow('', more, `in ${themes(others.length)}`)] : []),
    ...(unassigned > 0 ? [tableRow('', unassigned, 'in no theme yet')] : []),
    ...born.map(({id, papers, name}) => tableRow(id, papers, `${name}, born of what had no theme`))
  ];
  return rows.length > 0 ? [tableRow('theme', 'new papers', 'name'), ...rows] : [];
}
