import {hierarchy, partition, type HierarchyRectangularNode} from 'd3';

/** What `node --cpu-prof` writes, as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {readonly functionName: string; readonly url: string};
    readonly children?: readonly number[];
  }[];
  /** The node of each sample, and the microseconds before it. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Time spent in a function called in the same way, and in what it calls. */
interface Frame {
  readonly name: string;
  /** Microseconds in the function itself. */
  readonly own: number;
  readonly children: readonly Frame[];
}

const WIDTH = 1200;
const ROW = 18;
/** Pixels below which a frame is left out, and below which it has no room for its name. */
const LEAST = 1;
const NAMED = 60;
const CHARACTER = 7;
const MICROSECONDS = 1e6;

/** Waiting is no work. */
const IDLE = new Set(['(idle)', '(program)']);

function framesOf({nodes, samples, timeDeltas}: CpuProfile): Frame {
  const own = new Map<number, number>();
  samples.forEach((node, index) => {
    own.set(node, (own.get(node) ?? 0) + Math.max(0, timeDeltas[index] ?? 0));
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const frameOf = (id: number): Frame => {
    const node = byId.get(id);
    return {
      name: node?.callFrame.functionName || '(anonymous)',
      own: own.get(id) ?? 0,
      children: (node?.children ?? []).map(frameOf).filter(({name}) => !IDLE.has(name))
    };
  };
  return frameOf(nodes[0]?.id ?? 0);
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Kernels, waste and all else, told apart by tone as well as by hue. */
function colourOf(name: string): string {
  if (name.startsWith('wasm-')) return '#7aa6c2';
  return name === '(garbage collector)' ? '#c9c4bb' : '#e8b77d';
}

function drawFrame(
  {data, x0, x1, y0, value}: HierarchyRectangularNode<Frame>,
  all: number
): string {
  const [left, width] = [x0.toFixed(1), (x1 - x0).toFixed(1)];
  const seconds = (value ?? 0) / MICROSECONDS;
  const title = `${data.name}: ${seconds.toFixed(2)} s, ${((100 * (value ?? 0)) / all).toFixed(1)} %`;
  const shown = data.name.slice(0, Math.floor((x1 - x0) / CHARACTER));
  const name =
    x1 - x0 < NAMED ? '' : `<text x="${Number(left) + 4}" y="${y0 + 13}">${escaped(shown)}</text>`;
  const box = `<rect x="${left}" y="${y0}" width="${width}" height="${ROW - 1}" fill="${colourOf(data.name)}"/>`;
  return `<g><title>${escaped(title)}</title>${box}${name}</g>`;
}

/** A flame graph (Gregg 2016), callers above what they call: the wider a frame, the longer it took. */
export function drawFlame(profile: CpuProfile): string {
  const root = hierarchy(framesOf(profile), ({children}) => children).sum(({own}) => own);
  const depth = (root.height + 1) * ROW;
  const placed = partition<Frame>().size([WIDTH, depth])(root);
  const frames = placed.descendants().filter(({x0, x1}) => x1 - x0 >= LEAST);
  const height = Math.max(...frames.map(({y0}) => y0)) + ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="ui-monospace, monospace" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...frames.map((frame) => drawFrame(frame, root.value ?? 1)),
    '</svg>\n'
  ].join('\n');
}
