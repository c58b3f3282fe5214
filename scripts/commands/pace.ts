const MINUTE = 60;
/** Before this many seconds a rate says nothing. */
const SOON = 2;

function describeTime(seconds: number): string {
  if (seconds < MINUTE) return `${Math.ceil(seconds)} s`;
  return `${Math.ceil(seconds / MINUTE)} min`;
}

/** How far a job is, and after two seconds how fast and how long it still takes: "64 of 1492, 32 a second, 45 s left". */
export function describePace(done: number, all: number, seconds: number): string {
  if (all <= 1) return '';
  const part = `${done} of ${all}`;
  if (done === 0 || seconds < SOON || done >= all) return part;
  const rate = done / seconds;
  const shown = rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
  return `${part}, ${shown} a second, ${describeTime((all - done) / rate)} left`;
}

/** How far a job is of which nobody knows how long it is: "20480 records, 19200 a second". */
export const describeCount = (records: number, seconds: number): string =>
  `${records} records, ${Math.round(records / seconds)} a second`;
