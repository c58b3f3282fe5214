// What an abstract says, without what only a typesetter or a browser would read.
import {TRIGGER} from './plain-text-triggers.ts';

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

/** A step on the way to plain text. */
interface Rule {
  /** The step changes nothing in a text without any of these. */
  readonly needs: number;
  readonly apply: (text: string) => string;
}

/** In order; none makes what another needs. */
const RULES: readonly Rule[] = [
  {needs: TRIGGER.link, apply: (text) => text.replace(URL, ' ')},
  {needs: TRIGGER.at, apply: (text) => text.replace(EMAIL, ' ')},
  {needs: TRIGGER.domain, apply: (text) => text.replace(BARE_DOMAIN, ' ')},
  {needs: TRIGGER.escape, apply: (text) => text.replace(BARE_ESCAPE, ' – ')},
  {needs: TRIGGER.tag, apply: (text) => text.replace(MARKUP, ' ')},
  {needs: TRIGGER.backslash, apply: (text) => text.replace(CITATION, ' ')},
  {needs: TRIGGER.backslash, apply: (text) => text.replace(TEXT_COMMAND, '$1')},
  {needs: TRIGGER.dollar, apply: (text) => text.replace(MATH, formula)},
  {needs: TRIGGER.backslash | TRIGGER.mark, apply: (text) => text.replace(COMMAND, ' ')},
  {
    needs: TRIGGER.foreign,
    apply: (text) => text.normalize('NFKC').replace(/[‘’ʼ]/g, "'").replace(/[‐‑]/g, '-')
  }
];

const EVERYTHING = -1;

/**
 * The words of a title or abstract: LaTeX, URLs, e-mail addresses, HTML tags and bare escapes
 * (`x2014`) taken out, Unicode in normal form KC, apostrophes and dashes made plain. With the
 * triggers of the text, the steps that it does not need are left out.
 */
export function plainText(text: string, triggers = EVERYTHING): string {
  if (triggers === 0) return text;
  return RULES.reduce((rest, {needs, apply}) => (needs & triggers ? apply(rest) : rest), text);
}
