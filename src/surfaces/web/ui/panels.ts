// What rooms show on the page of a person or an organisation, and what they let one do there. The page draws what is registered
// and knows none of it; each part is loaded when the page is.
import type { ComponentType, LazyExoticComponent } from 'react';
import { createRegistry } from '#base/registry.ts';
import type { Registry, Subject } from '#base/registry.ts';
import type { IconName } from './Icon.ui.tsx';

export interface Panel {
  key: string;
  subject: Subject;
  /** `first`: above everything, for the one thing to know; `main`: before what happened; `side`: beside it. */
  place: 'first' | 'main' | 'side';
  /** Smaller stands higher; tens, so that later ones fit between. */
  order: number;
  panel: LazyExoticComponent<ComponentType<{ id: string }>>;
}

/** An entry of the menu of the page; it opens a dialog. */
export interface SubjectAct {
  key: string;
  subject: Subject;
  label: string;
  icon: IconName;
  /** Who sees it: whoever may write where left out. */
  isForOwners?: boolean;
  dialog: LazyExoticComponent<ComponentType<{ id: string; name: string; onClose: () => void }>>;
}

export const panels: Registry<Panel> = createRegistry<Panel>('panels');
export const subjectActs: Registry<SubjectAct> = createRegistry<SubjectAct>('acts');

export const panelsOf = (subject: Subject, place: Panel['place']): Panel[] => panels.all().filter((one) => one.subject === subject && one.place === place).toSorted((a, b) => a.order - b.order);
export const actsOf = (subject: Subject): SubjectAct[] => subjectActs.all().filter((one) => one.subject === subject);
