/**
 * Gives what becomes of each item, in their order; of so many items at once the work goes on, so that neither the items
 * nor what becomes of them pile up.
 */
export async function* inOrder<Item, Outcome>(
  items: AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Outcome>
): AsyncGenerator<Outcome> {
  const begun: Promise<Outcome>[] = [];
  try {
    for await (const item of items) {
      const outcome = work(item);
      // Should it fail before it is waited for, that is told when its turn comes.
      outcome.catch(() => undefined);
      begun.push(outcome);
      const [first] = begun;
      if (begun.length < atOnce || !first) continue;
      yield await first;
      begun.shift();
    }
    for (const outcome of begun.splice(0)) yield await outcome;
  } finally {
    // Whoever has failed or stopped listening does not want to hear of the others.
    await Promise.allSettled(begun);
  }
}
