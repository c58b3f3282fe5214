import {sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode} from 'd3-sankey';
import type {Alluvium, AlluviumNode} from '../view/alluvium.ts';
import {formatDay, formatPapers, formatShortDay} from '../view/format.ts';
import {CONTEXT_COLOUR, themeLook} from '../view/palette.ts';
import {shorten} from './end-labels.ts';
import {svgElement, svgText} from './svg.ts';

type Node = SankeyNode<AlluviumNode, {readonly ghost?: boolean}>;
type Link = SankeyLink<AlluviumNode, {readonly ghost?: boolean}>;

const BAR = 10;
const HEAD = 34;
/** Pixels that each theme of the fullest analysis gets on average, and between two. */
const ROW = {wide: 24, narrow: 22} as const;
const GAP = 7;
const LABELS = {wide: 270, narrow: 116} as const;
const LONGEST = {wide: 36, narrow: 16} as const;
const LABEL_HEIGHT = 12;

interface Options {
  readonly width: number;
  readonly document: Document;
  /** Themes in full colour; none means all. */
  readonly chosen?: readonly number[];
}

const colourOf = ({shade}: AlluviumNode) => (shade ? themeLook(shade).colour : 'var(--ink-2)');

/** A flow of nothing between any two neighbouring columns, so that none is drawn in the place of another. */
function ghosts({nodes, steps}: Alluvium): Link[] {
  const firstOf = steps.map((_, column) => nodes.find((node) => node.column === column)?.key ?? '');
  return firstOf.slice(1).flatMap((target, index) => {
    const source = firstOf[index] ?? '';
    return source && target ? [{source, target, value: 0, ghost: true} as unknown as Link] : [];
  });
}

function layOut(flow: Alluvium, {width, height}: {width: number; height: number}) {
  const side = width < 600 ? 'narrow' : 'wide';
  return sankey<AlluviumNode, {readonly ghost?: boolean}>()
    .nodeId(({key}) => key)
    .nodeAlign(({column}) => column)
    .nodeWidth(BAR)
    .nodePadding(GAP)
    .extent([
      [0, HEAD],
      [width - LABELS[side], height - 8]
    ])({
    nodes: flow.nodes.map((node) => ({...node, fixedValue: node.papers})),
    links: [
      ...flow.links.map(({source, target, papers}) => ({source, target, value: papers})),
      ...ghosts(flow)
    ]
  });
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
  const longest = LONGEST[width < 600 ? 'narrow' : 'wide'];
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
        svgText(document, shorten(node.theme, longest), {
          x: (node.x1 ?? 0) + 6,
          y: y + 4,
          'font-size': 13,
          fill: lit ? 'var(--ink)' : 'var(--ink-2)'
        })
      ];
    });
}

function stepLabels(
  document: Document,
  {steps}: Alluvium,
  {width, end}: {width: number; end: number}
) {
  const step = steps.length > 1 ? (end - BAR) / (steps.length - 1) : 0;
  return steps.map(({data_until: until}, index) => {
    const day =
      until === null ? 'no dates' : `to ${width < 600 ? formatShortDay(until) : formatDay(until)}`;
    const lastOne = index === steps.length - 1;
    return svgText(document, day, {
      x: lastOne && index > 0 ? end : index * step,
      y: 14,
      'font-size': 12,
      'text-anchor': lastOne && index > 0 ? 'end' : 'start',
      fill: 'var(--ink-2)'
    });
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
      nodes.map((node) => drawNode(document, node, isLit(node)))
    ),
    group('names', nodeLabels(document, nodes, {width, last: flow.steps.length - 1, isLit}), {
      class: 'theme-name'
    })
  );
  return chart;
}
