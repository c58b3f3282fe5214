import {cpus, release, type} from 'node:os';

/** What a measurement ran on, in one line. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${type()} ${release()}, Node ${process.version}`;

/** Today, as the tables of measurements state it. */
export const today = (): string => new Date().toISOString().slice(0, 10);
