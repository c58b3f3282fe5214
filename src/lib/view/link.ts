/** An address from the data when it is http or https, else null: `javascript:` and the like are never linked. */
export function safeLink(address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/** The page of a paper; ids hold colons and slashes. */
export const paperPath = (id: string): string => `/papers/${encodeURIComponent(id)}`;
