import type {Command} from 'commander';
import {DEFAULT_LIMITS} from '../../src/lib/server/reading/read-apart.ts';
import {wholeNumber} from './options.ts';

/** What reading a file may take, as options give it. */
export interface LimitOptions {
  readonly readMemory: number;
  readonly readSeconds: number;
}

/** Adds the options that say what reading a file may take. */
export const withReadingLimits = (command: Command): Command =>
  command
    .option(
      '--read-memory <megabytes>',
      'memory that reading files may take',
      wholeNumber(16, 1_000_000),
      DEFAULT_LIMITS.memory
    )
    .option(
      '--read-seconds <seconds>',
      'time that reading a file may take',
      wholeNumber(1, 1_000_000),
      DEFAULT_LIMITS.seconds
    );
