import {formatCount, formatList} from './format.ts';

interface Ingested {
  readonly file: string;
  readonly counts: {readonly read: number; readonly rejected: number};
  readonly reading: {readonly rejects: readonly {readonly reason: string}[]};
}

/** "12 title-missing and 3 date-invalid", the commonest first. */
function countReasons(rejects: readonly {readonly reason: string}[]): string {
  const counts = new Map<string, number>();
  for (const {reason} of rejects) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return formatList(ranked.map(([reason, count]) => `${formatCount(count)} ${reason}`));
}

/** Which files gave nothing, as every record of them was rejected, and why; null when none did. */
export function faultOfIngest(files: readonly Ingested[]): string | null {
  const lost = files.filter(({counts: {read, rejected}}) => read > 0 && read === rejected);
  if (lost.length === 0) return null;
  const told = lost.map(
    ({file, counts: {read}, reading}) =>
      `${file}: all ${formatCount(read)} records were rejected (${countReasons(reading.rejects)}), so it added nothing`
  );
  return `${told.join('; ')}. "ingest --help" names the formats and keys.`;
}
