import {expect, it} from 'vitest';
import {Handover} from '../../src/lib/server/handover.ts';

it('shows what it holds until that is taken, and then says that it is gone', () => {
  const handover = new Handover(['paper']);
  expect(handover.held).toEqual(['paper']);
  expect(handover.take()).toEqual(['paper']);
  expect(() => handover.held).toThrow('taken already');
  expect(() => handover.take()).toThrow('taken already');
});
