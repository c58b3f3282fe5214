/** What may help after a failed request: nothing, the same request later, or a smaller one. */
export type Remedy = 'none' | 'again' | 'smaller';

/** An embedding endpoint did not give what was asked of it; the message names the reason. */
export class EmbeddingError extends Error {
  override readonly name = 'EmbeddingError';
  readonly remedy: Remedy;
  /** Milliseconds that the endpoint asks to wait, null when it does not say. */
  readonly wait: number | null;

  constructor(
    message: string,
    {remedy = 'none', wait = null}: {remedy?: Remedy; wait?: number | null} = {}
  ) {
    super(message);
    this.remedy = remedy;
    this.wait = wait;
  }
}
