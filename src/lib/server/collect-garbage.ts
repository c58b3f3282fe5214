import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

// Node gives the function to contexts that are made while the flag is set.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
setFlagsFromString('--no-expose-gc');

/**
 * Frees what is no longer needed. V8 looks at its own heap and waits until this is full, while the arrays of numbers
 * between two stages, which lie outside of it, are many times as large.
 */
export function collectGarbage(): void {
  collect();
}
