// What single words like promoter, unhappy or fading mean as conditions, with the numbers of the workspace (fuzzyWords.ts).
import type { AdjectiveName } from './phrases.ts';
import type { Filter, Node, Ref, Who } from './question.ts';
import type { Vocabulary } from './vocabulary.ts';
import { attributeNamed } from './vocabulary.ts';

/** The condition behind a word, asked of people; null where the workspace lacks the field it needs. `by`: who of us knows them well. */
export function adjectiveNode(name: AdjectiveName, vocabulary: Vocabulary, by: Who | null): Node | null {
  const { fuzzy } = vocabulary;
  const window = { last: { n: fuzzy.recentlyDays, unit: 'day' as const } };
  const score = (op: '≥' | '≤', value: number): Node | null => compare(vocabulary, 'latest score', op, value);
  switch (name) {
    case 'promoter': return score('≥', fuzzy.promoterScore);
    case 'detractor': return score('≤', fuzzy.detractorScore);
    case 'passive': {
      const key = attributeNamed(vocabulary, 'latest score', 'person')?.key;
      return key ? { is: 'attribute', key, test: { op: 'between', value: fuzzy.detractorScore + 1, to: fuzzy.promoterScore - 1 } } : null;
    }
    case 'unhappy': {
      const low = score('≤', fuzzy.detractorScore);
      const concern: Node = { is: 'interaction', stances: ['concern'], window };
      return low ? { is: 'any', of: [concern, low] } : concern;
    }
    case 'fading': return { is: 'trend', way: 'falling', length: { n: fuzzy.recentlyDays, unit: 'day' } };
    case 'growing': return { is: 'trend', way: 'rising', length: { n: fuzzy.recentlyDays, unit: 'day' } };
    case 'would buy again': return compare(vocabulary, 'would buy again', '=', 'yes');
    case 'might buy again': return compare(vocabulary, 'would buy again', '=', 'perhaps');
    case 'would not buy again': return compare(vocabulary, 'would buy again', '=', 'no');
    case 'score falling': return compare(vocabulary, 'score trend', '=', 'falling');
    case 'score rising': return compare(vocabulary, 'score trend', '=', 'rising');
    case 'new': return { is: 'all', of: [{ is: 'interaction', window }, { is: 'interaction', count: { atMost: 0 }, window: { ago: window.last } }] };
    case 'well known': return { is: 'strength', op: '≥', value: fuzzy.strongTie, ...(by && by !== 'anyone' ? { member: by } : {}) };
    case 'barely known': return { is: 'strength', op: '<', value: fuzzy.weakTie, ...(by && by !== 'anyone' ? { member: by } : {}) };
    case 'former': {
      const key = attributeNamed(vocabulary, 'left on', 'person')?.key;
      return key ? { is: 'attribute', key, test: { op: 'known' } } : null;
    }
  }
}

/** "enjoys reading": at least so many readings in so many days, or praise. */
export function enjoysReading(filter: Filter, vocabulary: Vocabulary): Node {
  const { enjoysTimes, enjoysDays } = vocabulary.fuzzy;
  const { kinds: _kinds, stances: _stances, ...about } = filter;
  const { content: _content, ...topicOnly } = about;
  return { is: 'any', of: [
    { is: 'interaction', ...about, kinds: ['reading'], count: { atLeast: enjoysTimes }, window: { last: { n: enjoysDays, unit: 'day' } } },
    { is: 'interaction', ...topicOnly, stances: ['praise'] },
  ] };
}

/** No mail, call or meeting for the workspace's "silent" time, or the time said. */
export const silentNode = (vocabulary: Vocabulary, length = { n: vocabulary.fuzzy.silentDays, unit: 'day' as const } as { n: number; unit: 'day' | 'week' | 'month' | 'year' }): Node =>
  ({ is: 'contact', count: { atMost: 0 }, window: { last: length } });

export const ownedBy = (by: Ref): Node => ({ is: 'owned', by });

function compare(vocabulary: Vocabulary, field: string, op: '≥' | '≤' | '=', value: string | number): Node | null {
  const key = attributeNamed(vocabulary, field, 'person')?.key;
  return key ? { is: 'attribute', key, test: { op, value } } : null;
}
