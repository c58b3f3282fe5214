import {describe, expect, it} from 'vitest';
import {processorTime, ticksOf} from '../../scripts/bench/web/processor-time.ts';

describe('the processor time of a server', () => {
  it('is that of its programs and of the system, whatever the process is called', () =>
    expect(ticksOf('42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 250 30 0 0 20')).toBe(280));

  it('grows while the process works', () => {
    const before = processorTime(process.pid);
    const end = performance.now() + 200;
    while (performance.now() < end) Math.sqrt(end);
    const took = processorTime(process.pid) - before;
    if (process.platform === 'linux') expect(took).toBeGreaterThan(0);
    else expect(took).toBeNaN();
  });
});
