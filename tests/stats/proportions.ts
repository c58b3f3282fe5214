import fc from 'fast-check';

/** Any count out of any total, the empty one among them. */
export const anyProportion = fc
  .nat(400)
  .chain((total) => fc.record({count: fc.nat(total), total: fc.constant(total)}));
