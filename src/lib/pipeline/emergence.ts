import type {Day, Emergence, Theme, ThemeStretch, ThemeWeek, Week} from '../model.ts';
import {firstSeen} from '../stats/first-seen.ts';
import type {Proportion} from '../stats/proportion.ts';
import {themeCourses, type Stretch} from '../stats/rising.ts';
import {stabilityLevel} from '../stats/stability-level.ts';

/** Weeks from the start of the data in which a theme is taken to have been there before. */
const START = 4;

/** Papers of each theme, week by week. */
function weeklyPapers(themeWeeks: readonly ThemeWeek[], weeks: readonly Week[]) {
  const places = new Map(weeks.map(({start}, place) => [start, place]));
  const papers = new Map<number, number[]>();
  for (const {weekStart, themeId, papers: count} of themeWeeks) {
    const row = papers.get(themeId) ?? weeks.map(() => 0);
    row[places.get(weekStart) ?? 0] = count;
    papers.set(themeId, row);
  }
  return papers;
}

/**
 * When each theme came up, its bursts, and whether it is rising, which a theme of weak confidence never
 * is. An incomplete week counts for first seen, as a paper seen is seen, and for nothing else.
 */
export function findEmergence(
  all: readonly Pick<Theme, 'id' | 'confidence'>[],
  {weeks, themeWeeks}: {weeks: readonly Week[]; themeWeeks: readonly ThemeWeek[]}
): Emergence[] {
  const papersOf = weeklyPapers(themeWeeks, weeks);
  const monday = (place: number): Day => weeks[place]?.start ?? '';
  const {stretches, themes} = themeCourses(
    all.map(({id, confidence}) => ({
      themeId: id,
      papers: papersOf.get(id) ?? [],
      weak: stabilityLevel(confidence) === 'weak'
    })),
    weeks.map(({papers, complete}) => ({papers, complete}))
  );
  const stretch = (at: Stretch | undefined, {count, total}: Proportion): ThemeStretch | null =>
    at ? {from: monday(at.first), to: monday(at.last), papers: count, total} : null;
  return themes.map(({themeId, bursts, recent, before, verdict, rising}) => {
    const seen = firstSeen(papersOf.get(themeId) ?? []);
    return {
      themeId,
      firstSeen: seen === null ? null : monday(seen),
      sinceStart: seen !== null && seen < START,
      bursts: bursts.map(({first, last, weight}) => ({
        from: monday(first),
        to: monday(last),
        weight
      })),
      recent: stretch(stretches?.recent, recent),
      before: stretch(stretches?.before, before),
      verdict,
      rising
    };
  });
}
