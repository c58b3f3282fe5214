/** A theme with what the user has decided about it. */
export interface CuratedTheme {
  readonly theme_id: number;
  readonly theme: string;
  /** The name that was found, where the user has given another. */
  readonly own_name: string | null;
  readonly papers: number;
  readonly hidden: boolean;
  readonly pinned: boolean;
}
