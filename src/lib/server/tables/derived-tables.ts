/** A table that is made of the others. */
interface DerivedTable {
  readonly name: string;
  readonly select: string;
}

/** What the lists tell of each theme over the whole analysis: its place in its area, its first ten terms, its bursts by name. */
const themeOverviews: DerivedTable = {
  name: 'theme_overviews',
  select: `
    WITH burst_names AS (
      SELECT theme_id,
             list(strftime(start_week, '%G-W%V') || '..' || strftime(end_week, '%G-W%V')
                  ORDER BY start_week) AS bursts
      FROM theme_bursts
      GROUP BY theme_id
    ), top AS (
      SELECT theme_id, list(term ORDER BY rank)[:10] AS top_terms
      FROM theme_terms
      GROUP BY theme_id
    )
    SELECT theme_id, theme, area_id, area,
           (row_number() OVER (PARTITION BY area_id ORDER BY theme_id) - 1)::INTEGER AS shade,
           confidence, hand_made, themes.papers,
           themes.papers / greatest((SELECT count(*) FROM papers), 1) AS share,
           first_week, last_week,
           coalesce(top_terms, []) AS top_terms,
           first_seen, since_start, rising, coalesce(bursts, []) AS bursts, own_name, hidden, pinned,
           voted_papers, vote_volume, vote_share, vote_percentile, attention
    FROM themes JOIN areas USING (area_id) JOIN theme_emergence USING (theme_id)
         JOIN theme_attention USING (theme_id)
         LEFT JOIN top USING (theme_id) LEFT JOIN burst_names USING (theme_id)
    ORDER BY theme_id`
};

/** All weeks of the data without gaps: one that `weeks` lacks has 0 papers and is not complete. */
const WEEKS = `
    SELECT 'week' AS unit, strftime(day, '%G-W%V') AS period,
           day AS period_start, day + 6 AS period_end, coalesce(papers, 0) AS papers,
           coalesce(complete, false) AS complete, coalesce(thin, false) AS thin,
           coalesce(days_capped, 0) AS capped
    FROM (
      SELECT unnest(generate_series(min(week_start), max(week_start), INTERVAL 7 DAY))::DATE AS day
      FROM weeks
    ) LEFT JOIN weeks ON week_start = day`;

/**
 * All months of the data without gaps. A month is complete when its first and its last day lie within the days of the
 * data, and no thin week at the ends of the data touches it: the simplest rule that never calls a month complete that has
 * barely begun.
 */
const MONTHS = `
    SELECT 'month' AS unit, strftime(months.day, '%Y-%m') AS period,
           day AS period_start, last_day(day) AS period_end,
           coalesce(counts.papers, 0)::INTEGER AS papers,
           day >= run.first_day AND last_day(day) <= run.last_day AND thin_months.day IS NULL
             AS complete,
           thin_months.day IS NOT NULL AS thin,
           coalesce(cuts.capped, 0)::INTEGER AS capped
    FROM (
      SELECT unnest(generate_series(
               date_trunc('month', first_day), date_trunc('month', last_day), INTERVAL 1 MONTH
             ))::DATE AS day
      FROM run
    ) AS months LEFT JOIN (
      SELECT date_trunc('month', coalesce(listed_on, published_on)) AS day, count(*) AS papers
      FROM papers
      WHERE week_start IS NOT NULL
      GROUP BY ALL
    ) AS counts USING (day) LEFT JOIN (
      SELECT date_trunc('month', days.day) AS day, count(*) AS capped
      FROM days
      WHERE state = 'capped'
      GROUP BY ALL
    ) AS cuts USING (day) LEFT JOIN (
      SELECT DISTINCT date_trunc('month', unnest([week_start, week_start + 6])) AS day
      FROM weeks
      WHERE thin AND week_start IN
        ((SELECT min(week_start) FROM weeks), (SELECT max(week_start) FROM weeks))
    ) AS thin_months USING (day) CROSS JOIN run`;

/** The weeks and the months that everything is counted in. */
const periods: DerivedTable = {
  name: 'periods',
  select: `
    FROM (${WEEKS} UNION ALL ${MONTHS})
    ORDER BY unit, period_start`
};

/** Papers per theme and calendar month, by the same day that gives a paper its week. */
const themeMonths: DerivedTable = {
  name: 'theme_months',
  select: `
    SELECT date_trunc('month', coalesce(listed_on, published_on))::DATE AS month_start, theme_id,
           count(*)::INTEGER AS papers
    FROM papers
    WHERE week_start IS NOT NULL AND theme_id IS NOT NULL
    GROUP BY ALL
    ORDER BY month_start, theme_id`
};

/** Where the middle of each theme lies on the map, the median of its papers, and how many they are; theme 0 for none. */
const themePlaces: DerivedTable = {
  name: 'theme_places',
  select: `
    SELECT coalesce(theme_id, 0)::INTEGER AS theme_id, count(*)::INTEGER AS papers,
           quantile_disc(x, 0.5)::DOUBLE AS x, quantile_disc(y, 0.5)::DOUBLE AS y
    FROM paper_positions JOIN papers USING (paper_row)
    GROUP BY ALL
    ORDER BY theme_id`
};

/** Tables that the batch job makes of the others, so that no page need. */
export const DERIVED_TABLES: readonly DerivedTable[] = [
  themeOverviews,
  periods,
  themeMonths,
  themePlaces
];

/** The statements that make them, in place of those that are there: to be run when any other table has changed. */
export const DERIVE = DERIVED_TABLES.map(
  ({name, select}) => `CREATE OR REPLACE TABLE ${name} AS ${select}`
).join(';');
