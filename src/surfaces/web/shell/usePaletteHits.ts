// Gathers what the palette offers, from this page, this browser and the search of the workspace.
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { shellText } from '#surfaces/web/shell.text.ts';
import { day } from '#surfaces/web/ui/format.ts';
import { switchKeys, useKeysOff, usePageActions } from '#surfaces/web/ui/keys.ts';
import { recent } from '#surfaces/web/ui/recent.ts';
import { openKeyList } from './KeyList.ui.tsx';
import { navEntries } from './NavLink.ui.tsx';
import { begins, fromMark, groupsFor, marksOf } from './paletteHits.ts';
import type { Found, Group, Hit } from './paletteHits.ts';
import { useSwitching } from './switching.ts';

const text = shellText.palette;
const FOUND_MAX = 5;
const OWN_MAX = 6;
const LETTERS_MIN = 2;

export function usePaletteHits(words: string, close: () => void): { hits: Hit[]; isWaiting: boolean } {
  const navigate = useNavigate();
  const { workspace } = useSession();
  const at = useRouterState({ select: (state) => state.location.pathname });
  const go = (to: string, search?: Record<string, string>) => () => { close(); void navigate({ to, search: search ?? {} }); };
  const own = [...usePageDoings(close), ...useDoings(close, go), ...pageHits(go)];
  const { data, isFetching } = useFound(words);
  const last = recent(workspace.id).filter(({ path }) => path !== at).slice(0, OWN_MAX);
  const all: Hit[] = words === ''
    ? [...last.map(({ path, title }): Hit => ({ id: `recent ${path}`, group: 'recent', label: title, ...markFor(path, title), run: go(path) })), ...own]
    : [
      ...own.filter(({ label }) => begins(label, words)).map((hit) => ({ ...hit, marks: marksOf(hit.label, words) })),
      ...(data?.items ?? []).map((found) => foundHit(found, go, words)),
      { id: 'ask', group: 'ask', label: text.ask(words), icon: 'ask', end: text.askEnd, run: go('/ask', { q: words }) },
      { id: 'all', group: 'ask', label: text.searchAll(words), icon: 'search', end: text.searchEnd, run: go('/search', { q: words }) },
    ];
  const hits = groupsFor(words).flatMap((group) => all.filter((hit) => hit.group === group).slice(0, group === 'pages' && words === '' ? navEntries.length : OWN_MAX));
  return { hits, isWaiting: isFetching };
}

function useFound(words: string) {
  const [search] = useDebouncedValue(words, 90);
  return useAnswer('search.find', { words: search, limit: FOUND_MAX }, { isOff: search.length < LETTERS_MIN || words.length < LETTERS_MIN, keepsPrevious: true });
}

type Go = (to: string, search?: Record<string, string>) => () => void;

const markFor = (path: string, title: string): Pick<Hit, 'avatar' | 'icon'> => {
  const [, room = '', id = title] = path.split('/');
  return room === 'segments' ? { icon: 'save' } : { avatar: { id, isOrganisation: room === 'organisations' } };
};

const pageHits = (go: Go): Hit[] => [
  ...navEntries.map(({ path, label, icon }): Hit => ({ id: path, group: 'pages', label, icon, run: go(path) })),
  ...text.pages.map(([path, label]): Hit => ({ id: path, group: 'pages', label, icon: 'gear', run: go(path) })),
];

const FOUND: Record<Found['kind'], Group> = { person: 'people', organisation: 'organisations', topic: 'topics', interaction: 'texts' };

function foundHit(found: Found, go: Go, words: string): Hit {
  const base = { id: `${found.kind} ${found.id}`, group: FOUND[found.kind], label: found.title, marks: found.titleMarks, beside: found.beside };
  switch (found.kind) {
    case 'person': return { ...base, avatar: { id: found.id, isOrganisation: false }, strength: found.strength, run: go(`/people/${found.id}`) };
    case 'organisation': return { ...base, avatar: { id: found.id, isOrganisation: true }, strength: found.strength, run: go(`/organisations/${found.id}`) };
    case 'topic': return { ...base, icon: 'topic', run: go('/ask', { q: text.aboutTopic(found.title) }) };
    default: return {
      ...base, icon: 'mail', beside: found.person?.name ?? null, end: found.at ? day(found.at) : '',
      ...(found.excerpt ? { excerpt: fromMark({ text: found.excerpt, marks: found.excerptMarks }) } : {}), run: go('/search', { q: words, open: found.id }),
    };
  }
}

/** What the page that is open can do. */
function usePageDoings(close: () => void): Hit[] {
  return usePageActions().map(({ key, action, act }) => ({ id: `page ${key}`, group: 'do', label: action, icon: 'right', key, run: () => { close(); setTimeout(act); } }));
}

/** What can be done everywhere. */
function useDoings(close: () => void, go: Go): Hit[] {
  const { workspace, workspaces, mayWrite, mayOwn } = useSession();
  const { toWorkspace, signOut } = useSwitching();
  const { setColorScheme } = useMantineColorScheme();
  const keep = useAct('preferences.update');
  const isOff = useKeysOff();
  const then = (act: () => void) => () => { close(); act(); };
  const turnKeys = () => { switchKeys(!isOff); keep.mutate({ hasLetterKeys: isOff }); };
  return [
    ...(mayWrite ? [{ id: 'do import', group: 'do', label: text.doImport, icon: 'import', run: go('/import') } as const] : []),
    ...(mayOwn ? [{ id: 'do invite', group: 'do', label: text.doInvite, icon: 'people', run: go('/settings/members') } as const, { id: 'do key', group: 'do', label: text.doKey, icon: 'key', run: go('/settings/keys') } as const] : []),
    ...workspaces.filter(({ id }) => id !== workspace.id).map(({ id, slug, name }): Hit => ({ id: `workspace ${id}`, group: 'do', label: text.doWorkspace(name), avatar: { id, isOrganisation: true }, run: then(() => void toWorkspace(slug)) })),
    ...(['light', 'dark', 'auto'] as const).map((theme): Hit => ({ id: `theme ${theme}`, group: 'do', label: text.doTheme[theme], icon: 'gear', run: then(() => setColorScheme(theme)) })),
    { id: 'do keys', group: 'do', label: text.doKeys, icon: 'key', key: '?', run: then(openKeyList) },
    { id: 'do letters', group: 'do', label: isOff ? text.doLettersOn : text.doLettersOff, icon: 'key', run: then(turnKeys) },
    { id: 'do sign out', group: 'do', label: shellText.signOut, icon: 'arrow', run: then(() => void signOut()) },
  ];
}
