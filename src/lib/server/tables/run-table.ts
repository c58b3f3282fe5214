import {dayOfPaper} from '../../pipeline/weeks.ts';
import {day, double, integer, moment, text} from '../append.ts';
import {SCHEMA_VERSION} from './schema-version.ts';
import type {AnalysisTable} from './table.ts';

export const runTable: AnalysisTable = {
  name: 'run',
  columns: `
    run_id VARCHAR PRIMARY KEY,
    schema_version INTEGER NOT NULL,
    pipeline_version VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    fit_id VARCHAR NOT NULL,
    data_hash VARCHAR NOT NULL,
    settings JSON NOT NULL,
    curation JSON NOT NULL,
    seed INTEGER NOT NULL,
    papers INTEGER NOT NULL,
    themes INTEGER NOT NULL,
    highest_theme_id INTEGER NOT NULL,
    weeks INTEGER NOT NULL,
    by_listing_date INTEGER NOT NULL,
    by_publication_date INTEGER NOT NULL,
    undated INTEGER NOT NULL,
    unassigned INTEGER NOT NULL,
    without_terms INTEGER NOT NULL,
    fit_threshold DOUBLE NOT NULL,
    without_abstract INTEGER NOT NULL,
    vocabulary INTEGER NOT NULL,
    explained_variance DOUBLE NOT NULL,
    fit_papers INTEGER NOT NULL,
    fit_from INTEGER NOT NULL,
    first_day DATE,
    last_day DATE`,
  rows: (analysis, createdAt) => {
    const days = analysis.papers.map(dayOfPaper).filter((value) => value !== null);
    days.sort();
    return [
      [
        text(analysis.runId),
        integer(SCHEMA_VERSION),
        text(analysis.pipelineVersion),
        moment(createdAt),
        text(analysis.fitId),
        text(analysis.dataHash),
        text(JSON.stringify(analysis.settings)),
        text(JSON.stringify(analysis.curation)),
        integer(analysis.settings.seed),
        integer(analysis.papers.length),
        integer(analysis.themes.length),
        integer(analysis.highestThemeId),
        integer(analysis.weeks.length),
        integer(analysis.weekBasis.listed),
        integer(analysis.weekBasis.published),
        integer(analysis.weekBasis.undated),
        integer(analysis.assignments.filter(({themeId}) => themeId === null).length),
        integer(analysis.assignments.filter(({unassigned}) => unassigned === 'no terms').length),
        double(analysis.fitThreshold),
        integer(analysis.withoutAbstract),
        integer(analysis.vocabulary),
        double(analysis.explainedVariance),
        integer(analysis.model.papers),
        integer(analysis.fitFrom),
        day(days[0] ?? null),
        day(days.at(-1) ?? null)
      ]
    ];
  },
  integrity: [
    `SELECT abs((SELECT papers FROM run) - (SELECT count(*) FROM papers))::INTEGER`,
    `SELECT abs((SELECT themes FROM run) - (SELECT count(*) FROM themes))::INTEGER`,
    `SELECT abs((SELECT weeks FROM run) - (SELECT count(*) FROM weeks))::INTEGER`,
    `SELECT abs((SELECT unassigned FROM run)
       - (SELECT count(*) FROM papers WHERE theme_id IS NULL))::INTEGER`,
    `SELECT abs((SELECT without_terms FROM run)
       - (SELECT count(*) FROM papers WHERE unassigned = 'no terms'))::INTEGER`
  ]
};
