// Every page of the web app: its address, the file that shows it, and its place in the navigation. A room adds its lines here.
import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import { askText } from '#rooms/ask/ask.text.ts';
import { WatchBadge } from '#rooms/ask/watchBadge.ui.tsx';
import { watchingText } from '#rooms/ask/watching.text.ts';
import { peopleText } from '#rooms/people/people.text.ts';
import { topicText } from '#rooms/graph/topic.text.ts';
import { importsText } from '#rooms/imports/imports.text.ts';
import { settingsText } from '#rooms/team/settings.text.ts';
import type { IconName } from '#surfaces/web/ui/Icon.ui.tsx';

export interface PageEntry {
  /** Parameters with a dollar sign: `/people/$id`. */
  path: string;
  page: LazyExoticComponent<ComponentType>;
  nav?: NavEntry;
}

export interface NavEntry {
  label: string;
  icon: IconName;
  /** Begins a new group in the navigation. */
  isFirst?: boolean;
  /** Behind the label: how much is new. */
  badge?: ComponentType;
  /** One of the four tabs of a phone; the others stand under More. */
  isTab?: boolean;
  /** The beginning of all addresses that belong to it, when that is not its own address. */
  under?: string;
}

const page = (load: () => Promise<{ default: ComponentType }>): LazyExoticComponent<ComponentType> => lazy(load);

/** In the order of the navigation; the first one is where the app opens. */
export const pages: readonly PageEntry[] = [
  { path: '/ask', page: page(() => import('#rooms/ask/ask.page.tsx')), nav: { label: askText.nav, icon: 'ask', isTab: true } },
  { path: '/people', page: page(() => import('#rooms/people/people.page.tsx')), nav: { label: peopleText.people.nav, icon: 'people', isFirst: true, isTab: true } },
  { path: '/people/$id', page: page(() => import('#rooms/graph/person.page.tsx')) },
  { path: '/duplicates', page: page(() => import('#rooms/people/duplicates.page.tsx')) },
  { path: '/organisations', page: page(() => import('#rooms/people/organisations.page.tsx')), nav: { label: peopleText.organisations.nav, icon: 'org', isTab: true } },
  { path: '/organisations/$id', page: page(() => import('#rooms/graph/organisation.page.tsx')) },
  { path: '/search', page: page(() => import('#rooms/graph/search.page.tsx')) },
  { path: '/segments', page: page(() => import('#rooms/ask/segments.page.tsx')), nav: { label: askText.segments.nav, icon: 'save' } },
  { path: '/watched', page: page(() => import('#rooms/ask/watched.page.tsx')), nav: { label: watchingText.nav, icon: 'bell', badge: WatchBadge } },
  { path: '/questions', page: page(() => import('#rooms/ask/asked.page.tsx')) },
  { path: '/segments/$id', page: page(() => import('#rooms/ask/segment.page.tsx')) },
  { path: '/topics', page: page(() => import('#rooms/graph/topic.page.tsx')), nav: { label: topicText.nav, icon: 'topic', isTab: true } },
  { path: '/import', page: page(() => import('#rooms/imports/imports.page.tsx')), nav: { label: importsText.nav, icon: 'import', isFirst: true } },
  { path: '/import/$id', page: page(() => import('#rooms/imports/run.page.tsx')) },
  { path: '/arrived/$id', page: page(() => import('#rooms/imports/arrived.page.tsx')) },
  { path: '/settings/members', page: page(() => import('#rooms/team/members.page.tsx')), nav: { label: settingsText.nav, icon: 'gear', under: '/settings/' } },
  { path: '/settings/workspace', page: page(() => import('#rooms/team/workspace.page.tsx')) },
  { path: '/settings/hours', page: page(() => import('#rooms/team/hours.page.tsx')) },
  { path: '/settings/domains', page: page(() => import('#rooms/graph/ownDomain.page.tsx')) },
  { path: '/settings/words', page: page(() => import('#rooms/question/fuzzyWords.page.tsx')) },
  { path: '/settings/fields', page: page(() => import('#rooms/people/customField.page.tsx')) },
  { path: '/settings/keys', page: page(() => import('#rooms/team/keys.page.tsx')) },
  { path: '/settings/backup', page: page(() => import('#rooms/team/backup.page.tsx')) },
  { path: '/settings/log', page: page(() => import('#rooms/team/audit.page.tsx')) },
  { path: '/settings/appearance', page: page(() => import('#rooms/team/appearance.page.tsx')) },
  { path: '/settings/you', page: page(() => import('#rooms/team/you.page.tsx')) },
];

/** Pages that need no session: they stand outside the shell. */
export const doorPages: readonly PageEntry[] = [
  { path: '/join', page: page(() => import('#rooms/team/join.page.tsx')) },
  { path: '/reset', page: page(() => import('#rooms/team/passwordReset.page.tsx')) },
  { path: '/start', page: page(() => import('#rooms/team/firstVisit.page.tsx')) },
];
