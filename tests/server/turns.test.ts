import {describe, expect, it} from 'vitest';
import {BusyError, limitTurns} from '../../src/lib/server/turns.ts';

/** A task that ends when told to. */
function held() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {task: () => ended, end: () => end()};
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('taking turns', () => {
  it('runs so many at a time, then those that wait in their order', async () => {
    const inTurn = limitTurns({running: 1, waiting: 2});
    const [first, order] = [held(), [] as string[]];
    const all = [
      inTurn(first.task).then(() => order.push('first')),
      inTurn(() => Promise.resolve(order.push('second'))),
      inTurn(() => Promise.resolve(order.push('third')))
    ];
    await settle();
    expect(order).toEqual([]);
    first.end();
    await Promise.all(all);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  it('refuses when too many wait', async () => {
    const inTurn = limitTurns({running: 1, waiting: 0});
    const first = held();
    const running = inTurn(first.task);
    await expect(inTurn(() => Promise.resolve())).rejects.toBeInstanceOf(BusyError);
    first.end();
    await running;
    await expect(inTurn(() => Promise.resolve('free again'))).resolves.toBe('free again');
  });

  it('hands the turn on when a task fails', async () => {
    const inTurn = limitTurns({running: 1, waiting: 1});
    const failing = inTurn(() => Promise.reject(new Error('broken')));
    const next = inTurn(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('next');
  });
});
