// Every panel and act of the pages of a person and an organisation. A room adds its lines here.
import { lazy } from 'react';
import type { ComponentType } from 'react';
import { panels } from '#surfaces/web/ui/panels.ts';
import type { Panel } from '#surfaces/web/ui/panels.ts';

const panel = (load: () => Promise<{ default: ComponentType<{ id: string }> }>): Panel['panel'] => lazy(load);

const PANELS: readonly Panel[] = [
  { key: 'suggestion', subject: 'person', place: 'first', order: 10, panel: panel(() => import('#rooms/graph/suggestion.ui.tsx')) },
  { key: 'learned', subject: 'person', place: 'side', order: 10, panel: panel(() => import('#rooms/graph/learned.ui.tsx')) },
  { key: 'ties', subject: 'person', place: 'side', order: 20, panel: panel(() => import('#rooms/graph/ties.ui.tsx')) },
  { key: 'axes', subject: 'person', place: 'side', order: 30, panel: panel(() => import('#rooms/graph/axes.ui.tsx')) },
  { key: 'learned more', subject: 'person', place: 'side', order: 40, panel: panel(() => import('#rooms/graph/learnedMore.ui.tsx')) },
  { key: 'map', subject: 'organisation', place: 'main', order: 10, panel: panel(() => import('#rooms/graph/map.ui.tsx')) },
  { key: 'months', subject: 'organisation', place: 'main', order: 20, panel: panel(() => import('#rooms/graph/months.ui.tsx')) },
];

/** Called once, before the first page is drawn. */
export function registerPanels(): void {
  for (const one of PANELS) panels.add(one);
}
