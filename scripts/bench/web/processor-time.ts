import {existsSync, readFileSync} from 'node:fs';

/** Milliseconds of one tick of the processor times in /proc. */
const TICK = 10;

const childrenOf = (pid: number): number[] => {
  const path = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split(' ').filter(Boolean).map(Number);
};

/** Fields 14 and 15 of a line of /proc/PID/stat, counted behind the name, which may hold spaces: see proc(5). */
export function ticksOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** Milliseconds that a process and its children have kept processors busy; NaN where there is no /proc. */
export function processorTime(pid: number): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return NaN;
  const own = ticksOf(readFileSync(path, 'utf8')) * TICK;
  return childrenOf(pid).reduce((sum, child) => sum + processorTime(child), own);
}
