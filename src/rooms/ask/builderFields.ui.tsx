// A field of a condition, drawn from its description in the table of forms.
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import type { AttributeType } from '#base/registry.ts';
import { formText } from '#rooms/question/conditionForm.text.ts';
import { valueOf, withField } from '#rooms/question/conditionForm.ts';
import type { FormField } from '#rooms/question/conditionForm.ts';
import type { Count, Node, Ref, Scope, Test, Who } from '#rooms/question/question.ts';
import type { Length, Window } from '#rooms/question/window.ts';
import { FieldName, Name, Names } from './builderNames.ui.tsx';
import { Amount, Choice, Choices, Content, Must, Often, Span, Typed, When } from './builderValues.ui.tsx';

interface FieldProps { field: FormField; node: Node; scope: Scope; change: (node: Node) => void }

export function Field(props: FieldProps) {
  const { field } = props;
  return <span className="bf" role="group" aria-label={field.label}><span className="bf-label" aria-hidden="true">{field.label}</span><Input {...props} /></span>;
}

function Input({ field: { key, label, input, must }, node, scope, change }: FieldProps) {
  const value = valueOf(node, key);
  const set = (next: unknown) => change(withField(node, key, next));
  const none = must ? undefined : () => set(undefined);
  switch (input.as) {
    case 'choice': return <Choice label={label} value={value === true ? key : value === undefined ? null : String(value)} choices={input.choices} none={must ? undefined : formText.builder.anything} set={(one) => set(one ?? undefined)} />;
    case 'choices': return <Choices label={label} value={(value as string[] | undefined) ?? []} choices={input.choices} set={set} />;
    case 'name': return input.many ? <Names of={input.of} label={label} value={(value as Ref[] | undefined) ?? []} set={set} /> : <Name of={input.of} label={label} value={value as Who | undefined} orAnyone={input.orAnyone === true} {...(none ? { none } : {})} set={set} />;
    case 'number': return <Amount label={label} value={value as number} min={input.min} max={input.max} set={set} />;
    case 'words': return <Typed label={label} value={(value as string | undefined) ?? ''} set={(one) => set(one.trim() === '' ? undefined : one)} />;
    case 'content': return <ContentKinds label={label} value={(value as string[] | undefined) ?? []} set={set} />;
    case 'count': return <Often label={label} value={value as Count | undefined} set={set} />;
    case 'amount': return <Often label={label} value={value as Count | undefined} isSum must={must === true} set={set} />;
    case 'length': return <Span label={label} value={value as Length} set={set} />;
    case 'window': return <When label={label} value={value as Window | undefined} set={set} />;
    case 'field': return <FieldName label={label} value={value as string} scope={scope} set={(name) => change({ is: 'attribute', key: name, test: { op: 'known' } })} />;
    case 'test': return node.is === 'attribute' ? <FieldTest key={node.key} label={label} of={node} set={set} /> : null;
  }
}

function ContentKinds(props: { label: string; value: readonly string[]; set: (value: string[]) => void }) {
  const known = useAnswer('questions.vocabulary', {});
  return <Content {...props} known={known.data?.content ?? []} />;
}

function FieldTest({ label, of, set }: { label: string; of: Node & { is: 'attribute' }; set: (value: Test) => void }) {
  const known = useAnswer('questions.vocabulary', {});
  const field = known.data?.fields.find(({ key }) => key === of.key);
  return <Must label={label} value={of.test} type={(field?.type ?? 'text') as AttributeType} choices={field?.choices ?? []} set={set} />;
}
