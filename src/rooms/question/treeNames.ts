// Walking a tree, and what it names.
import { childrenOf } from './children.ts';
import type { Node, Question, Ref } from './question.ts';
import { meantBy } from './question.ts';

/** Calls `visit` for every condition, outer ones first. */
export function visitNodes(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of childrenOf(node)) visitNodes(child, visit);
}

export interface Names {
  topics: Ref[];
  members: Ref[];
  persons: Ref[];
  organisations: Ref[];
  items: Ref[];
  attributes: string[];
  words: string[];
  asksSeason: boolean;
  asksKnown: boolean;
}

/** Everything a question names that must be looked up before it can be asked. */
export function namesIn(question: Question): Names {
  const names: Names = { topics: [], members: [], persons: [], organisations: [], items: [], attributes: [], words: [], asksSeason: false, asksKnown: false };
  if (question.find === 'paths') {
    names.persons.push(question.to);
    if (question.from !== 'anyone') names.members.push(question.from);
    return names;
  }
  visitNodes(meantBy(question), (node) => {
    switch (node.is) {
      case 'interaction': case 'trend':
        for (const one of [node, ...(node.after ? [node.after.of] : []), ...(node.before ? [node.before.of] : [])]) {
          names.topics.push(...(one.topics ?? []));
          if (one.item) names.items.push(one.item);
          if (one.words !== undefined) names.words.push(one.words);
          if (one.member && one.member !== 'anyone') names.members.push(one.member);
          names.asksSeason ||= one.season !== undefined;
        }
        break;
      case 'contact': case 'strength': if (node.member && node.member !== 'anyone') names.members.push(node.member); break;
      case 'known': case 'owned':
        names.asksKnown ||= node.is === 'known';
        if (node.by !== 'anyone') names.members.push(node.by);
        break;
      case 'attribute': names.attributes.push(node.key); break;
      case 'person': names.persons.push(node.person); break;
      case 'organisation': names.organisations.push(node.organisation); break;
    }
  });
  return names;
}
