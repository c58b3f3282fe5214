import type {Day, DayState, PaperFacts, SourceDay, StreamDay} from '../model.ts';
import {dayNumber, dayOf, weekday} from './calendar.ts';
import {cappedDays} from './capped-days.ts';
import {countEach} from './count-each.ts';
import {coverageOf, dayOfPaper} from './weeks.ts';

/** Every day from the first to the last paper, days without papers included. */
export function streamDays(papers: readonly PaperFacts[]): StreamDay[] {
  const dates = papers.map(dayOfPaper).filter((day) => day !== null);
  const coverage = coverageOf(dates);
  if (!coverage) return [];
  const {first, last, weekdays, covers} = coverage;
  const counts = countEach(dates);
  const capped = cappedDays(papers);
  const stateOf = (day: Day): DayState => {
    if (counts.has(day)) return capped.has(day) ? 'capped' : 'covered';
    return weekdays.includes(weekday(day)) && !covers(day) ? 'missing' : 'quiet';
  };
  const length = dayNumber(last) - dayNumber(first) + 1;
  return Array.from({length}, (_, index) => dayOf(dayNumber(first) + index)).map((day) => ({
    day,
    papers: counts.get(day) ?? 0,
    state: stateOf(day)
  }));
}

/** How many papers each source told of on each day, by day, then by source. */
export function countSourceDays(papers: readonly PaperFacts[]): SourceDay[] {
  const told = papers.flatMap((paper) => {
    const day = dayOfPaper(paper);
    return day === null ? [] : paper.sources.map((source) => JSON.stringify([day, source]));
  });
  return [...countEach(told)]
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([key, count]) => {
      const [day, source] = JSON.parse(key) as [Day, string];
      return {day, source, papers: count};
    });
}
