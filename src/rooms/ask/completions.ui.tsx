// The list of names and phrases below a question that is being typed.
import { useDebouncedValue } from '@mantine/hooks';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import type { IconName } from '#surfaces/web/ui/Icon.ui.tsx';
import { askText as text } from './ask.text.ts';
import { completionsOf, searchesOf } from '#rooms/question/completing.ts';
import type { Completion, CompletionKind, Names } from '#rooms/question/completing.ts';

const TYPING_MS = 120;
const ICONS: Record<CompletionKind, IconName> = { topic: 'topic', person: 'people', organisation: 'org', member: 'people', item: 'file', field: 'edit', phrase: 'ask' };

/** What the words could go on with at the caret; nothing while there is none. */
export function useCompletions(words: string, caret: number | null): Completion[] {
  const [searches] = useDebouncedValue(caret === null ? '' : searchesOf(words, caret).join('\n'), TYPING_MS);
  const [one, two] = searches === '' ? [] : searches.split('\n');
  const byOne = useAnswer('questions.vocabulary', { search: one ?? '' }, { keepsPrevious: true });
  const byTwo = useAnswer('questions.vocabulary', { search: two ?? '' }, { isOff: two === undefined, keepsPrevious: true });
  if (caret === null) return [];
  return completionsOf(words, caret, [...namesOf(two === undefined ? undefined : byTwo.data), ...namesOf(one === undefined ? undefined : byOne.data)], byOne.data?.phrases ?? []);
}

function namesOf(known: Answer<'questions.vocabulary'> | undefined): Names {
  if (!known) return [];
  const named = (kind: CompletionKind, list: readonly { name: string }[]) => list.map(({ name }) => ({ kind, name }));
  return [...named('topic', known.topics), ...named('member', known.members), ...named('organisation', known.organisations), ...named('person', known.people), ...named('item', known.items), ...named('field', labelsOf(known.fields))];
}

/** What is told of people and of organisations may be called the same. */
const labelsOf = (fields: readonly { label: string }[]): { name: string }[] => [...new Set(fields.map(({ label }) => label.toLowerCase()))].map((name) => ({ name }));

export function Completions({ offered, at, take }: { offered: readonly Completion[]; at: number; take: (completion: Completion) => void }) {
  return (
    <>
      <span className="vh" role="status">{offered.length > 0 && text.canComplete(offered.length)}</span>
      {offered.length > 0 && (
        <div id="completions" className="completions" role="listbox" aria-label={text.completions}>
          {offered.map((one, n) => (
            // The press must not take the focus from the words.
            <button type="button" key={`${one.kind} ${one.text}`} id={`completion-${n}`} role="option" aria-selected={n === at} tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={() => take(one)}>
              <Icon name={ICONS[one.kind]} /><span className="grow cut">{one.text}</span><span className="meta">{text.completionKinds[one.kind]}</span>
            </button>
          ))}
        </div>
      )}
    </>
  );
}
