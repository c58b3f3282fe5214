import {double, integer, text} from '../append.ts';
import type {AnalysisTable} from './table.ts';

/** Attention to each theme against its volume, over the papers with votes; see `stats/theme-attention.ts`. */
export const themeAttentionTable: AnalysisTable = {
  name: 'theme_attention',
  columns: `
    theme_id INTEGER PRIMARY KEY,
    voted_papers INTEGER NOT NULL,
    vote_volume DOUBLE NOT NULL,
    vote_share DOUBLE NOT NULL,
    vote_percentile DOUBLE NOT NULL,
    percentile_lower DOUBLE NOT NULL,
    percentile_upper DOUBLE NOT NULL,
    p DOUBLE,
    adjusted_p DOUBLE,
    attention VARCHAR NOT NULL`,
  rows: ({attention}) =>
    attention.themes.map((theme) => [
      integer(theme.themeId),
      integer(theme.papers),
      double(theme.volume),
      double(theme.attention),
      double(theme.percentile),
      double(theme.interval.lower),
      double(theme.interval.upper),
      double(theme.p),
      double(theme.adjustedP),
      text(theme.verdict)
    ]),
  integrity: [`SELECT count(*)::INTEGER FROM themes ANTI JOIN theme_attention USING (theme_id)`]
};
