/** Which colours the reader wants: those of the system, or always light or dark. */
export type Scheme = 'system' | 'light' | 'dark';

const NEXT: Readonly<Record<Scheme, Scheme>> = {system: 'light', light: 'dark', dark: 'system'};

/** The scheme that is stored under this text; that of the system for anything else. */
export const readScheme = (stored: string | null | undefined): Scheme =>
  stored === 'light' || stored === 'dark' ? stored : 'system';

/** What the button turns to: system, light, dark, and round again. */
export const nextScheme = (scheme: Scheme): Scheme => NEXT[scheme];
