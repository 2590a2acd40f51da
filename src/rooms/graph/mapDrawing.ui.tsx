// Draws a map of relationships: places computed at once and then still, so nothing moves by itself; colours from the page.
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import Sigma from 'sigma';
import type { Answer } from '#surfaces/web/api/types.ts';

type Mapped = Answer<'organisations.map'>;
const ROUNDS = 240;
const MOST_NAMES = 60;

/** Draws into the box. @returns what takes the drawing away again. */
export function draw(box: HTMLElement, { nodes, edges }: Mapped, open: (id: string) => void): () => void {
  const colour = (name: string) => getComputedStyle(box).getPropertyValue(name).trim();
  const graph = new Graph({ multi: false });
  nodes.forEach(({ id, name, kind, strength }, at) => {
    // A circle to begin with: the same map each time.
    const angle = (2 * Math.PI * at) / nodes.length;
    graph.addNode(id, { x: Math.cos(angle), y: Math.sin(angle), label: name, size: kind === 'member' ? 9 : kind === 'person' ? 5 + strength / 18 : 4, color: colour(kind === 'member' ? '--ink' : kind === 'person' ? '--interest' : '--control'), isOurs: kind === 'member', forceLabel: kind !== 'other' && nodes.length <= MOST_NAMES });
  });
  for (const { from, to, strength } of edges) {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to) && !graph.hasEdge(from, to)) graph.addEdge(from, to, { size: strength === null ? 1 : 0.5 + strength / 22, weight: strength === null ? 1 : 0.3 + strength / 50, color: colour(strength === null ? '--line-strong' : '--text-3') });
  }
  forceAtlas2.assign(graph, { iterations: ROUNDS, settings: { ...forceAtlas2.inferSettings(graph), adjustSizes: true, gravity: 1.4 } });
  const sigma = new Sigma(graph, box, {
    labelColor: { color: colour('--text') }, labelFont: 'Figtree Variable, system-ui, sans-serif', labelSize: 12, labelWeight: '500', labelRenderedSizeThreshold: nodes.length > MOST_NAMES ? 8 : 0, labelDensity: 1, stagePadding: 48, allowInvalidContainer: true,
    // The page scrolls on under the pointer; nearer comes whoever opens a person.
    enableCameraZooming: false, defaultDrawNodeHover: () => {},
  });
  if (window.matchMedia('(pointer: coarse)').matches) sigma.getTouchCaptor().enabled = false;
  sigma.on('clickNode', ({ node }) => { if (graph.getNodeAttribute(node, 'isOurs') !== true) open(node); });
  // Another theme has other colours.
  const watch = new MutationObserver(() => {
    for (const { id, kind } of nodes) graph.setNodeAttribute(id, 'color', colour(kind === 'member' ? '--ink' : kind === 'person' ? '--interest' : '--control'));
    sigma.setSetting('labelColor', { color: colour('--text') });
  });
  watch.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  return () => {
    watch.disconnect();
    sigma.kill();
  };
}
