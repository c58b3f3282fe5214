/** A file that cannot be read at all; the caller puts the file's name before the line. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** Line of the fault, counted from 1. */
  readonly line: number;
  /** Short code of the rule that the file broke, such as `not-utf8`. */
  readonly rule: string;

  constructor(line: number, rule: string, message: string) {
    super(message);
    this.line = line;
    this.rule = rule;
  }
}
