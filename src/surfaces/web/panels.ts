// Every panel and act of the pages of a person and an organisation. A room adds its lines here.
import { lazy } from 'react';
import type { ComponentType } from 'react';
import { mergingText } from '#rooms/people/merging.text.ts';
import { panels, subjectActs } from '#surfaces/web/ui/panels.ts';
import type { Panel, SubjectAct } from '#surfaces/web/ui/panels.ts';

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

const dialog = (load: () => Promise<{ default: ComponentType<{ id: string; name: string; onClose: () => void }> }>): SubjectAct['dialog'] => lazy(load);

const ACTS: readonly SubjectAct[] = [
  { key: 'merge person', subject: 'person', label: mergingText.act, icon: 'people', dialog: dialog(() => import('#rooms/people/mergePerson.ui.tsx')) },
  { key: 'everything', subject: 'person', label: mergingText.everything.act, icon: 'file', dialog: dialog(() => import('#rooms/people/everything.ui.tsx')) },
  { key: 'erase', subject: 'person', label: mergingText.erase.act, icon: 'x', isForOwners: true, dialog: dialog(() => import('#rooms/people/erasing.ui.tsx')) },
  { key: 'merge organisation', subject: 'organisation', label: mergingText.act, icon: 'org', dialog: dialog(() => import('#rooms/people/mergeOrganisation.ui.tsx')) },
];

/** Called once, before the first page is drawn. */
export function registerPanels(): void {
  for (const one of PANELS) panels.add(one);
  for (const one of ACTS) subjectActs.add(one);
}
