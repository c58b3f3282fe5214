// What an abstract says, without what only a typesetter or a browser would read.

const URL = /\b(?:https?:\/\/|www\.)\S+/gi;
const BARE_DOMAIN = /\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|ai|edu|dev|github)\b(?:\/\S*)?/gi;
const EMAIL = /\b[\w.+-]+@[\w-]+\.[\w.]+/g;
/** Escapes that lost their backslash or ampersand, such as x2014 for an em dash. */
const BARE_ESCAPE = /\\?x20(?:1[0-9a-f]|2[0-9a-f])/gi;
const MARKUP = /<\/?[a-z][^<>]{0,80}>/gi;
/** Commands whose braces hold words of the text. */
const TEXT_COMMAND =
  /\\(?:emph|text(?:bf|it|tt|sc|rm|sf)?|mathrm|mathbf|underline|href)\s*\{([^{}]*)\}/g;
const CITATION = /\\(?:cite[a-z]*|ref|label|footnote|url)\s*\{[^{}]*\}/g;
const MATH = /\${1,2}([^$]{1,200})\${1,2}/g;
const COMMAND = /\\[a-z]+\*?|\\[^a-z]|[{}]|[_^](?=\{|\\|\w\b)/gi;
/** A formula that is only a word, a number or both is kept: `$k$-means`, `$3$D`, `$\beta$-VAE`. */
const WORD_FORMULA = /^\\?[a-z0-9]+$/i;

function formula(_: string, body: string): string {
  const inner = body.trim();
  return WORD_FORMULA.test(inner) ? inner.replace('\\', '') : ' ';
}

/**
 * The words of a title or abstract: LaTeX, URLs, e-mail addresses, HTML tags and bare escapes
 * (`x2014`) taken out, Unicode in normal form KC, apostrophes and dashes made plain.
 */
export function plainText(text: string): string {
  return text
    .replace(URL, ' ')
    .replace(EMAIL, ' ')
    .replace(BARE_DOMAIN, ' ')
    .replace(BARE_ESCAPE, ' – ')
    .replace(MARKUP, ' ')
    .replace(CITATION, ' ')
    .replace(TEXT_COMMAND, '$1')
    .replace(MATH, formula)
    .replace(COMMAND, ' ')
    .normalize('NFKC')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑]/g, '-');
}
