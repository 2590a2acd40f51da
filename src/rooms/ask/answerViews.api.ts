// An answer by organisation, and as a map.
import { endpoint } from '#base/endpoint.ts';
import { mapAmong, mapShown } from '#rooms/graph/index.ts';
import { Problem } from '#base/problem.ts';
import { readQuestion } from '#rooms/question/index.ts';
import { MAPPED_MAX, organisationsOutput, viewInput } from './answerViews.ts';
import { groupByOrganisation } from './answerViews.store.ts';
import { evaluate } from './evaluate.store.ts';

export const answerViewEndpoints = [
  endpoint({
    name: 'questions.organisations', method: 'POST', path: '/questions/organisations', permission: 'read',
    summary: 'The people whom a question finds, grouped by their organisation, the largest first',
    input: viewInput, output: organisationsOutput,
    async handler(call, input) {
      const { question, asking } = await readQuestion(call, input);
      return question === null ? { items: [], elsewhere: 0, left: 0 } : groupByOrganisation(call.tx, question, asking);
    },
  }),
  endpoint({
    name: 'questions.map', method: 'POST', path: '/questions/map', permission: 'read',
    summary: 'The people whom a question finds, the nearest first, with their organisations, who of us knows them and whom they know among themselves',
    input: viewInput, output: mapShown,
    async handler(call, input) {
      const { question, asking } = await readQuestion(call, input);
      if (question === null) return { nodes: [], edges: [], left: 0 };
      if (question.find !== 'people') throw new Problem('bad input', 'Only people can be drawn as a map.', 'words');
      const { rows, count } = await evaluate(call.tx, question, asking, { limit: MAPPED_MAX });
      const among = await mapAmong(call.tx, rows.map(({ id }) => id), call.caller.memberId);
      const places = new Map(rows.flatMap(({ organisation, organisationId, strength }) => (organisation && organisationId ? [[organisationId, { id: organisationId, name: organisation, kind: 'organisation' as const, strength }] as const] : [])));
      return {
        nodes: [...rows.map(({ id, name, strength }) => ({ id, name, kind: 'person' as const, strength })), ...places.values(), ...among.nodes],
        edges: [...rows.flatMap(({ id, organisationId }) => (organisationId && places.has(organisationId) ? [{ from: id, to: organisationId, kind: 'at', strength: null }] : [])), ...among.edges],
        left: count - rows.length,
      };
    },
  }),
];
