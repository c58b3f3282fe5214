import type {Week} from '../model.ts';

/** Weeks that tell what is usual, and how few of them still do. */
const NEIGHBOURS = 8;
const LEAST_NEIGHBOURS = 4;
/** In a stream of fewer papers a week, half of the usual number comes about by chance. */
const LEAST_USUAL = 20;

type Counted = Pick<Week, 'papers' | 'daysExpected' | 'daysCovered'>;

const isCovered = ({daysCovered, daysExpected}: Counted) => daysCovered >= daysExpected;

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low = 0, high = low] = [(sorted.length - 1) / 2, sorted.length / 2].map(
    (place) => sorted[Math.floor(place)]
  );
  return (low + high) / 2;
}

/** Papers of a usual week: of the covered weeks before, for the first week of those after; null when there are too few. */
function usualPapers(weeks: readonly Counted[], place: number): number | null {
  const covered = (some: readonly Counted[]) => some.filter(isCovered);
  const near =
    place === 0
      ? covered(weeks.slice(1)).slice(0, NEIGHBOURS)
      : covered(weeks.slice(0, place)).slice(-NEIGHBOURS);
  return near.length >= LEAST_NEIGHBOURS ? median(near.map(({papers}) => papers)) : null;
}

/** Whether the days of a week show that it was quiet: papers came on several, and after it more weeks of them. */
const showsQuiet = ({daysExpected}: Counted, isLast: boolean) => daysExpected > 1 && !isLast;

/**
 * Of each week whether it has all its days but under half of the papers of a usual week, so that its list was
 * probably read before it was full. A quiet week of several days between others is none: its days speak for it.
 */
export const thinWeeks = (weeks: readonly Counted[]): boolean[] =>
  weeks.map((week, place) => {
    const usual = usualPapers(weeks, place);
    if (usual === null || usual < LEAST_USUAL || showsQuiet(week, place === weeks.length - 1)) {
      return false;
    }
    return isCovered(week) && 2 * week.papers < usual;
  });
