/** How the page on performance begins, where it is missing. */
export const OPENING =
  '# Performance\n\nEach block is written by the command that it names. Shared machines are noisy: compare figures of one run.';
