import {day, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

export const ledgerTable: AnalysisTable = {
  name: 'ledger',
  columns: `
    position INTEGER PRIMARY KEY,
    ingested_on DATE NOT NULL,
    file VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    read INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    merged INTEGER NOT NULL,
    rejected INTEGER NOT NULL`,
  rows: (_analysis, _createdAt, {ledger}) =>
    ledger.map((entry, index) => [
      integer(index + 1),
      day(entry.day),
      text(entry.file),
      text(entry.format),
      integer(entry.read),
      integer(entry.accepted),
      integer(entry.updated),
      integer(entry.merged),
      integer(entry.rejected)
    ]),
  integrity: [
    `SELECT count(*)::INTEGER FROM ledger
       WHERE read <> accepted + updated + merged + rejected`
  ]
};
