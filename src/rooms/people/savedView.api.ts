// Saved views of the lists of people and organisations.
import { z } from 'zod';
import { endpoint } from '#base/endpoint.ts';
import type { Call } from '#base/endpoint.ts';
import { newId } from '#base/ids.ts';
import { Problem } from '#base/problem.ts';
import { savedView, VIEW_LISTS, viewName, viewRefusal, viewShows, VIEWS_MAX } from './savedView.ts';
import type { SavedView } from './savedView.ts';
import { findView, insertView, listViews, removeView, saveView } from './savedView.store.ts';

async function mustFind({ tx, caller }: Call, id: string): Promise<SavedView> {
  const view = await findView(tx, id, caller.memberId);
  if (!view) throw new Problem('not found', 'There is no such view.');
  return view;
}

async function mustChange(call: Call, id: string): Promise<SavedView> {
  const view = await mustFind(call, id);
  const reason = viewRefusal(view, call.caller.role);
  if (reason) throw new Problem('not allowed', reason);
  return view;
}

export const savedViewEndpoints = [
  endpoint({
    name: 'views.list', method: 'GET', path: '/views', permission: 'read',
    summary: 'Saved views of a list: one\'s own, then those shared with everybody',
    input: z.object({ list: z.enum(VIEW_LISTS) }),
    output: z.object({ items: z.array(savedView), next: z.null() }),
    handler: async ({ tx, caller }, { list }) => ({ items: await listViews(tx, list, caller.memberId, 2 * VIEWS_MAX), next: null }),
  }),
  endpoint({
    name: 'views.create', method: 'POST', path: '/views', permission: 'write',
    summary: 'Saves a view of a list, for oneself or for everybody',
    input: z.object({ list: z.enum(VIEW_LISTS), name: viewName, isShared: z.boolean().default(false), shows: viewShows }),
    output: savedView,
    async handler(call, input) {
      const known = (await listViews(call.tx, input.list, call.caller.memberId, 2 * VIEWS_MAX)).filter(({ isMine }) => isMine);
      if (known.length >= VIEWS_MAX) throw new Problem('too many', `You have ${VIEWS_MAX} views of this list. Delete one that you do not need.`);
      if (known.some(({ name }) => name.toLowerCase() === input.name.toLowerCase())) throw new Problem('conflict', `You have a view called “${input.name}” already.`, 'name');
      const id = newId(call.now.getTime());
      await insertView(call.tx, { id, ...input }, call.caller.memberId, call.now);
      return mustFind(call, id);
    },
  }),
  endpoint({
    name: 'views.update', method: 'PATCH', path: '/views/{id}', permission: 'write',
    summary: 'Renames a view, shares it or not, or lets it show something else',
    input: z.object({ id: z.uuid(), name: viewName.optional(), isShared: z.boolean().optional(), shows: viewShows.optional() }),
    output: savedView,
    async handler(call, { id, ...change }) {
      const view = await mustChange(call, id);
      await saveView(call.tx, { ...view, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) }, call.now);
      return mustFind(call, id);
    },
  }),
  endpoint({
    name: 'views.delete', method: 'DELETE', path: '/views/{id}', permission: 'write',
    summary: 'Deletes a view; the people and organisations stay',
    input: z.object({ id: z.uuid() }),
    output: z.object({ id: z.string() }),
    async handler(call, { id }) {
      await mustChange(call, id);
      await removeView(call.tx, id);
      return { id };
    },
  }),
];
