import type {ThemeStretch} from '../../model.ts';
import {boolean, day, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

const stretchCells = (stretch: ThemeStretch | null) => [
  day(stretch?.from ?? null),
  day(stretch?.to ?? null),
  integer(stretch?.papers ?? null),
  integer(stretch?.total ?? null)
];

/** When each theme was first seen, and whether it is rising: its last complete weeks against those before. */
export const themeEmergenceTable: AnalysisTable = {
  name: 'theme_emergence',
  columns: `
    theme_id INTEGER PRIMARY KEY,
    first_seen DATE,
    since_start BOOLEAN NOT NULL,
    rising BOOLEAN NOT NULL,
    verdict VARCHAR NOT NULL,
    recent_from DATE,
    recent_to DATE,
    recent_papers INTEGER,
    recent_total INTEGER,
    before_from DATE,
    before_to DATE,
    before_papers INTEGER,
    before_total INTEGER`,
  rows: ({emergence}) =>
    emergence.map((theme) => [
      integer(theme.themeId),
      day(theme.firstSeen),
      boolean(theme.sinceStart),
      boolean(theme.rising),
      text(theme.verdict),
      ...stretchCells(theme.recent),
      ...stretchCells(theme.before)
    ]),
  integrity: [`SELECT count(*)::INTEGER FROM themes ANTI JOIN theme_emergence USING (theme_id)`]
};
