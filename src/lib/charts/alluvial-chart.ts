import {sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode} from 'd3-sankey';
import {nameStep, type Alluvium, type AlluviumNode} from '../view/alluvium.ts';
import {formatDay, formatPapers, formatShortDay} from '../view/format.ts';
import {CONTEXT_COLOUR, themeLook} from '../view/palette.ts';
import {fitText} from '../view/fit-text.ts';
import {svgElement, svgText} from './svg.ts';

interface Ghost {
  readonly ghost?: boolean;
}
type Drawn = AlluviumNode & Ghost;
type Node = SankeyNode<Drawn, Ghost>;
type Link = SankeyLink<Drawn, Ghost>;

const BAR = 10;
const HEAD = 42;
/** Pixels that each theme of the fullest analysis gets on average, and between two. */
const ROW = {wide: 24, narrow: 22} as const;
const GAP = 7;
const LABELS = {wide: 270, narrow: 116} as const;
const LABEL_HEIGHT = 12;
const LABEL_SIZE = 13;

interface Options {
  readonly width: number;
  readonly document: Document;
  /** Themes in full colour; none means all. */
  readonly chosen?: readonly number[];
}

const colourOf = ({shade}: AlluviumNode) => (shade ? themeLook(shade).colour : 'var(--ink-2)');

/** A theme of nothing for an analysis of which none is known, for d3-sankey leaves out empty columns. */
const ghostOf = (step: number, column: number): Drawn => ({
  ...{key: `ghost:${step}`, step, column, themeId: 0, theme: '', papers: 0, shade: null},
  ghost: true
});

/**
 * A flow of nothing between any two neighbouring columns, so that none is drawn in the place of another; where an
 * analysis has no theme, one of nothing.
 */
function ghosts({nodes, steps}: Alluvium): {nodes: Drawn[]; links: Link[]} {
  const first = steps.map(
    ({step}, column) => nodes.find((node) => node.column === column) ?? ghostOf(step, column)
  );
  const links = first.slice(1).map(({key}, index) => {
    const source = first[index]?.key ?? '';
    return {source, target: key, value: 0, ghost: true} as unknown as Link;
  });
  return {nodes: first.filter((node: Drawn) => node.ghost === true), links};
}

/** Pixels from the left edge of a column to that of the next; of one column alone d3-sankey makes NaN. */
const strideOf = ({steps}: Alluvium, end: number): number =>
  steps.length > 1 ? (end - BAR) / (steps.length - 1) : 0;

function layOut(flow: Alluvium, {width, height}: {width: number; height: number}) {
  const side = width < 600 ? 'narrow' : 'wide';
  const end = width - LABELS[side];
  const unseen = ghosts(flow);
  const {nodes, links} = sankey<Drawn, Ghost>()
    .nodeId(({key}) => key)
    .nodeAlign(({column}) => column)
    .nodeWidth(BAR)
    .nodePadding(GAP)
    .extent([
      [0, HEAD],
      [end, height - 8]
    ])({
    // One at least: the height of a paper is what there is room for / papers.
    nodes: [
      ...flow.nodes.map((node) => ({...node, fixedValue: Math.max(1, node.papers)})),
      ...unseen.nodes.map((node) => ({...node, fixedValue: 0}))
    ],
    links: [
      ...flow.links.map(({source, target, papers}) => ({source, target, value: papers})),
      ...unseen.links
    ]
  });
  const stride = strideOf(flow, end);
  for (const node of nodes) {
    node.x0 = node.column * stride;
    node.x1 = node.x0 + BAR;
  }
  return {nodes, links};
}

const isNode = (end: Link['source']): end is Node => typeof end === 'object';

function drawLink(document: Document, link: Link, isChosen: (node: Node) => boolean) {
  const {source, target} = link;
  if (!isNode(source) || !isNode(target)) throw new Error('d3-sankey left a flow without its ends');
  const lit = isChosen(source) || isChosen(target);
  const path = svgElement(document, 'path', {
    d: sankeyLinkHorizontal()(link) ?? '',
    fill: 'none',
    stroke: lit ? colourOf(target.shade ? target : source) : CONTEXT_COLOUR,
    'stroke-opacity': lit ? 0.45 : 0.35,
    'stroke-width': Math.max(1, link.width ?? 0)
  });
  const title = svgElement(document, 'title', {});
  title.textContent = `${source.theme} → ${target.theme}: ${formatPapers(link.value)}`;
  path.append(title);
  return path;
}

function drawNode(document: Document, node: Node, lit: boolean) {
  const {x0 = 0, y0 = 0, y1 = 0} = node;
  const bar = svgElement(document, 'rect', {
    x: x0,
    y: y0,
    width: BAR,
    height: Math.max(1, y1 - y0),
    fill: lit ? colourOf(node) : CONTEXT_COLOUR
  });
  const title = svgElement(document, 'title', {});
  title.textContent = `${node.theme} (theme ${node.themeId}): ${formatPapers(node.papers)}`;
  bar.append(title);
  return bar;
}

/** The names stand at the newest analysis, and at those where a theme ends; only where there is room. */
function nodeLabels(
  document: Document,
  nodes: readonly Node[],
  {
    width,
    last,
    isLit
  }: {
    width: number;
    last: number;
    isLit: (node: Node) => boolean;
  }
) {
  const room = LABELS[width < 600 ? 'narrow' : 'wide'] - BAR - 8;
  const middle = ({y0 = 0, y1 = 0}: Node) => (y0 + y1) / 2;
  let free = -Infinity;
  return nodes
    .filter((node) => node.column === last)
    .toSorted((a, b) => middle(a) - middle(b))
    .flatMap((node) => {
      const y = middle(node);
      if (y < free) return [];
      free = y + LABEL_HEIGHT;
      const lit = isLit(node);
      return [
        svgText(document, fitText(node.theme, room, LABEL_SIZE), {
          x: (node.x1 ?? 0) + 6,
          y: y + 4,
          'font-size': LABEL_SIZE,
          fill: lit ? 'var(--ink)' : 'var(--ink-2)'
        })
      ];
    });
}

/** What each analysis did, and below it the last day of its papers: several may have the same. */
function stepLabels(
  document: Document,
  flow: Alluvium,
  {width, end}: {width: number; end: number}
) {
  const stride = strideOf(flow, end);
  return flow.steps.flatMap((step, index) => {
    const {data_until: until} = step;
    const day =
      until === null ? 'no dates' : `to ${width < 600 ? formatShortDay(until) : formatDay(until)}`;
    return [nameStep(step), day].map((line, row) =>
      svgText(document, line, {
        x: index * stride,
        y: 12 + 15 * row,
        'font-size': 12,
        fill: row === 0 ? 'var(--ink)' : 'var(--ink-2)'
      })
    );
  });
}

/**
 * Themes across analyses: a column for each analysis, a bar for each theme in it as high as its papers, and between them
 * the papers that two have in common. What of a bar no flow comes to is new in that analysis.
 */
export function alluvialChart(flow: Alluvium, {width, document, chosen = []}: Options): Element {
  const side = width < 600 ? 'narrow' : 'wide';
  const counts = flow.steps.map(
    (_, column) => flow.nodes.filter((node) => node.column === column).length
  );
  const height = HEAD + 8 + Math.max(4, ...counts) * ROW[side];
  const chart = svgElement(document, 'svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'aria-hidden': 'true'
  });
  if (flow.nodes.length === 0) return chart;
  const isLit = ({themeId}: Node) => chosen.length === 0 || chosen.includes(themeId);
  const {nodes, links} = layOut(flow, {width, height});
  const group = (name: string, children: readonly Element[], attributes = {}) => {
    const element = svgElement(document, 'g', {'data-mark': name, ...attributes});
    element.append(...children);
    return element;
  };
  const seen = nodes.filter(({ghost}) => ghost !== true);
  const drawn = links.filter(({ghost}) => ghost !== true);
  const inFront = (link: Link) => (isNode(link.source) && isLit(link.source) ? 1 : 0);
  chart.append(
    group('steps', stepLabels(document, flow, {width, end: width - LABELS[side]})),
    group(
      'flows',
      drawn
        .toSorted((a, b) => inFront(a) - inFront(b))
        .map((link) => drawLink(document, link, isLit))
    ),
    group(
      'themes',
      seen.map((node) => drawNode(document, node, isLit(node)))
    ),
    group('names', nodeLabels(document, seen, {width, last: flow.steps.length - 1, isLit}), {
      class: 'theme-name'
    })
  );
  return chart;
}
