// Draws a map of relationships: places computed at once and then still, so nothing moves by itself; colours from the page.
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import Sigma from 'sigma';
import type { Answer } from '#surfaces/web/api/types.ts';

type Mapped = Answer<'organisations.map'>;
const ROUNDS = 240;
/** Names that can be read on a map as wide as a desk's; a smaller one has room for fewer. */
const MOST_NAMES = 60;
const DESK_PIXELS = 500_000;
const COLOURS: Record<Mapped['nodes'][number]['kind'], string> = { member: '--ink', person: '--interest', other: '--control', organisation: '--idea' };

/** Draws into the box. @returns what takes the drawing away again. */
export function draw(box: HTMLElement, { nodes, edges }: Pick<Mapped, 'nodes' | 'edges'>, open: (id: string, isOrganisation: boolean) => void): () => void {
  const colour = (name: string) => getComputedStyle(box).getPropertyValue(name).trim();
  const hasRoom = nodes.length <= MOST_NAMES * Math.min(1, (box.clientWidth * box.clientHeight) / DESK_PIXELS);
  const graph = new Graph({ multi: false });
  nodes.forEach(({ id, name, kind, strength }, at) => {
    // A circle to begin with: the same map each time.
    const angle = (2 * Math.PI * at) / nodes.length;
    graph.addNode(id, { x: Math.cos(angle), y: Math.sin(angle), label: name, size: kind === 'member' ? 9 : kind === 'organisation' ? 7 : kind === 'person' ? 5 + strength / 18 : 4, color: colour(COLOURS[kind]), kind, forceLabel: kind !== 'other' && hasRoom });
  });
  for (const { from, to, strength } of edges) {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to) && !graph.hasEdge(from, to)) graph.addEdge(from, to, { size: strength === null ? 1 : 0.5 + strength / 22, weight: strength === null ? 1 : 0.3 + strength / 50, color: colour(strength === null ? '--line-strong' : '--text-3') });
  }
  forceAtlas2.assign(graph, { iterations: ROUNDS, settings: { ...forceAtlas2.inferSettings(graph), adjustSizes: true, gravity: 1.4 } });
  let ground = colour('--canvas');
  const sigma = new Sigma(graph, box, {
    labelColor: { color: colour('--text') }, labelFont: 'Figtree Variable, system-ui, sans-serif', labelSize: 12, labelWeight: '500', labelRenderedSizeThreshold: hasRoom ? 0 : 8, labelDensity: 1, stagePadding: 48, allowInvalidContainer: true,
    // The page scrolls on under the pointer; nearer comes whoever opens a person.
    enableCameraZooming: false, defaultDrawNodeHover: () => {},
    defaultDrawNodeLabel: (context, node, settings) => drawName(context, node, { ground, font: `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`, ink: settings.labelColor.color ?? '', width: box.clientWidth }),
  });
  if (window.matchMedia('(pointer: coarse)').matches) sigma.getTouchCaptor().enabled = false;
  sigma.on('clickNode', ({ node }) => {
    const kind: unknown = graph.getNodeAttribute(node, 'kind');
    if (kind !== 'member') open(node, kind === 'organisation');
  });
  // Another theme has other colours.
  const watch = new MutationObserver(() => {
    ground = colour('--canvas');
    for (const { id, kind } of nodes) graph.setNodeAttribute(id, 'color', colour(COLOURS[kind]));
    sigma.setSetting('labelColor', { color: colour('--text') });
  });
  watch.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  return () => {
    watch.disconnect();
    sigma.kill();
  };
}

interface Drawn { x: number; y: number; size: number; label?: string | null }

/** A name beside its dot, with a rim of the ground around the letters, so that no line runs through them; before it, where it would leave the map. */
function drawName(context: CanvasRenderingContext2D, { x, y, size, label }: Drawn, { ground, font, ink, width }: { ground: string; font: string; ink: string; width: number }): void {
  if (!label) return;
  context.font = font;
  context.lineJoin = 'round';
  context.lineWidth = 5;
  context.strokeStyle = ground;
  const long = context.measureText(label).width;
  const left = x + size + 4 + long > width ? x - size - 4 - long : x + size + 4;
  context.strokeText(label, left, y + 4);
  context.fillStyle = ink;
  context.fillText(label, left, y + 4);
}
