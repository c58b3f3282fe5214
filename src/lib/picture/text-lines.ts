/** One line of text as it stands on the screen, in pixels of the window. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly style: CSSStyleDeclaration;
}

/** Anything smaller is text for screen readers only. */
const LEAST = 2;

/** The words of a text node, each with its box. */
function* wordsOf(node: Text): Generator<{word: string; box: DOMRect}> {
  for (const match of node.data.matchAll(/\S+/g)) {
    const range = document.createRange();
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const [box] = range.getClientRects();
    if (box && box.width >= LEAST && box.height >= LEAST) yield {word: match[0], box};
  }
}

const isHidden = (element: Element) =>
  element.closest('.visually-hidden, [data-picture=none], svg, style, script') !== null;

/** The lines of a text node, broken where the screen breaks them. */
function linesOf(node: Text, ascent: (style: CSSStyleDeclaration) => number): TextLine[] {
  const element = node.parentElement;
  if (!element || isHidden(element)) return [];
  const style = getComputedStyle(element);
  const lines: {words: string[]; box: DOMRect}[] = [];
  for (const {word, box} of wordsOf(node)) {
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < LEAST) last.words.push(word);
    else lines.push({words: [word], box});
  }
  return lines.map(({words, box}) => ({
    text: words.join(' '),
    x: box.left,
    baseline: box.top + ascent(style),
    style
  }));
}

/** All text that is seen under an element, outside of charts, line by line. */
export function textLines(root: Element): TextLine[] {
  const pen = document.createElement('canvas').getContext('2d');
  const ascent = (style: CSSStyleDeclaration) => {
    if (!pen) return 0;
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return pen.measureText('x').fontBoundingBoxAscent;
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const lines: TextLine[] = [];
  while (walker.nextNode()) lines.push(...linesOf(walker.currentNode as Text, ascent));
  return lines;
}
