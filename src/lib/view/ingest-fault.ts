import type {RejectReason} from '../model.ts';
import {formatCount, formatList} from './format.ts';

interface Ingested {
  readonly file: string;
  readonly counts: {readonly read: number; readonly rejected: number};
  readonly rejectReasons: readonly RejectReason[];
}

/** "12 title-missing and 3 date-invalid", the commonest first. */
function describeReasons(reasons: readonly RejectReason[]): string {
  const ranked = reasons.toSorted(
    (a, b) => b.records - a.records || (a.reason < b.reason ? -1 : 1)
  );
  return formatList(ranked.map(({reason, records}) => `${formatCount(records)} ${reason}`));
}

/** Which files gave nothing, as every record of them was rejected, and why; null when none did. */
export function faultOfIngest(files: readonly Ingested[]): string | null {
  const lost = files.filter(({counts: {read, rejected}}) => read > 0 && read === rejected);
  if (lost.length === 0) return null;
  const told = lost.map(
    ({file, counts: {read}, rejectReasons}) =>
      `${file}: all ${formatCount(read)} records were rejected (${describeReasons(rejectReasons)}), so it added nothing`
  );
  return `${told.join('; ')}. "ingest --help" names the formats and keys.`;
}
