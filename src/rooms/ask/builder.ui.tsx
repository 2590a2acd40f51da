// The builder: the tree of a question as rows with fields, groups inside groups, beside the words that say the same.
import { Button, Menu, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { counted } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { childrenOf } from '#rooms/question/children.ts';
import { formText } from '#rooms/question/conditionForm.text.ts';
import { fieldsOf, formOf } from '#rooms/question/conditionForm.ts';
import { denied, everybody, innerScope, isEverybody, joined, replaced, scopeOf, switched, turned } from '#rooms/question/editing.ts';
import type { Joint, Path, Sought } from '#rooms/question/editing.ts';
import type { Node, Question, Scope } from '#rooms/question/question.ts';
import { askText } from './ask.text.ts';
import { Adding } from './builderAdding.ui.tsx';
import { Field } from './builderFields.ui.tsx';
import { Ordered, WayForm } from './builderOrder.ui.tsx';

const text = formText.builder;

interface BuilderProps {
  /** What is asked; null before anything is. */
  of: Question | null;
  /** The words are being read: what they ask is not known yet. */
  isReading: boolean;
  /** How many it finds; null while that is counted. */
  count: number | null;
  fault: { message: string } | null;
  change: (question: Question) => void;
  show: () => void;
  close: () => void;
}

export default function Builder({ of, isReading, count, fault, change, show, close }: BuilderProps) {
  const question: Question = of ?? { find: 'people', where: everybody };
  const isPaths = question.find === 'paths';
  const [one, many] = askText.found[question.find];
  return (
    <section className="builder" aria-label={text.title}>
      <div className="builder-head">
        <span className="bf-label">{text.find}</span>
        <SegmentedControl size="xs" aria-label={text.find} value={question.find} data={[...Object.entries(text.finds).map(([value, label]) => ({ value, label })), ...(isPaths ? [{ value: 'paths', label: text.paths }] : [])]} onChange={(find) => { if (find !== 'paths') change(turned(question, find as Sought['find'])); }} />
        <span className="builder-count num" role="status">{of && (count === null ? <span className="vh">{text.waiting}</span> : counted(count, one, many))}</span>
        <Button size="compact-sm" variant="filled" disabled={!of || count === null} onClick={show}>{askText.act}</Button>
        <button type="button" className="btn quiet ico sm" aria-label={askText.close} onClick={close}><Icon name="x" size="sm" /></button>
      </div>
      <Trouble of={fault} />
      {question.find === 'paths' ? <WayForm of={question} change={change} /> : <Sought question={question} isReading={isReading} change={change} />}
    </section>
  );
}

function Sought({ question, isReading, change }: { question: Sought; isReading: boolean; change: (question: Question) => void }) {
  const to = (where: Node) => change({ ...question, where });
  const editing: Editing = { where: question.where, to, remove: (path, title) => { to(replaced(question.where, path, null)); toast(text.removed(title), () => change(question)); } };
  const scope = scopeOf(question.find);
  return (
    <>
      {isReading ? <Waiting lines={1} /> : isEverybody(question.where) ? <p className="faint builder-none">{text.everybody}</p> : <Condition node={question.where} path={[]} scope={scope} editing={editing} />}
      <div className="builder-foot">
        <Adding label={text.add} scope={scope} add={(node) => to(joined(question.where, [], node, 'all'))} />
        <Ordered question={question} change={change} />
      </div>
    </>
  );
}

interface Editing { where: Node; to: (where: Node) => void; remove: (path: Path, title: string) => void }
interface PartProps { node: Node; path: Path; scope: Scope; editing: Editing; isDenied?: boolean }

function Condition(props: PartProps) {
  const { node, path, scope, editing } = props;
  if (node.is === 'all' || node.is === 'any') return <Joined {...props} node={node} />;
  if (node.is === 'not') return <Condition node={node.of} path={[...path, 0]} scope={scope} editing={editing} isDenied />;
  return <Row {...props} />;
}

/** Several conditions, all or any of them. */
function Joined({ node, path, scope, editing, isDenied }: PartProps & { node: Node & { is: 'all' | 'any' } }) {
  const title = formText.titles.group[node.is];
  return (
    <div className="bgroup" role="group" aria-label={isDenied ? `${text.denied} ${title}` : title}>
      <div className="bgroup-head">
        {isDenied && <span className="chip concern">{text.denied}</span>}
        <SegmentedControl size="xs" aria-label={text.joint} value={node.is} data={Object.entries(text.joints).map(([value, label]) => ({ value, label }))} onChange={(value) => { if (value !== node.is) editing.to(switched(editing.where, path)); }} />
        {path.length > 0 && <><Adding label={text.addHere} scope={scope} add={(one) => editing.to(joined(editing.where, path, one, node.is))} /><Acts title={title} path={path} scope={scope} editing={editing} isDenied={isDenied === true} /></>}
      </div>
      {node.of.map((child, at) => <Condition key={`${at} ${child.is}`} node={child} path={[...path, at]} scope={scope} editing={editing} />)}
    </div>
  );
}

/** One condition: what it is, its fields, and the conditions inside it. */
function Row({ node, path, scope, editing, isDenied }: PartProps) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const form = formOf(node);
  if (!form) return null;
  const { shown, more } = fieldsOf(node);
  const title = form.title(node);
  const put = (next: Node) => { if (next !== node) editing.to(replaced(editing.where, path, next)); };
  const inner = childrenOf(node)[0];
  return (
    <div className="brow" role="group" aria-label={isDenied ? `${text.denied}: ${title}` : title}>
      <div className="brow-fields">
        <b className="brow-title">{isDenied && <span className="chip concern">{text.denied}</span>}{title}</b>
        {[...shown, ...more.filter(({ key }) => opened.includes(key))].map((field) => <Field key={field.key} field={field} node={node} scope={scope} change={put} />)}
        <span className="brow-end">
          <Details more={more.filter(({ key }) => !opened.includes(key))} open={(key) => setOpened([...opened, key])} />
          <Acts title={title} path={path} scope={scope} editing={editing} isDenied={isDenied === true} />
        </span>
      </div>
      {inner && (
        <div className="brow-inner">
          {!isEverybody(inner) && <><span className="bf-label">{text.inner[node.is as keyof typeof text.inner]}</span><Condition node={inner} path={[...path, 0]} scope={innerScope(node, scope)} editing={editing} /></>}
          <Adding label={isEverybody(inner) ? `${text.inner[node.is as keyof typeof text.inner]} …` : text.addHere} scope={innerScope(node, scope)} add={(one) => editing.to(joined(editing.where, [...path, 0], one, 'all'))} />
        </div>
      )}
    </div>
  );
}

function Details({ more, open }: { more: readonly { key: string; label: string }[]; open: (key: string) => void }) {
  if (more.length === 0) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target><Button size="compact-sm" variant="subtle" aria-label={text.detail} leftSection={<Icon name="plus" size="sm" />}>{text.details}</Button></Menu.Target>
      <Menu.Dropdown className="menu-long">{more.map(({ key, label }) => <Menu.Item key={key} onClick={() => open(key)}>{label}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  );
}

/** What can be done to a condition as a whole. A denied one is meant together with its "not". */
function Acts({ title, path, scope, editing, isDenied }: { title: string; path: Path; scope: Scope; editing: Editing; isDenied: boolean }) {
  const [adds, setAdds] = useState<Joint | null>(null);
  const whole = isDenied ? path.slice(0, -1) : path;
  if (adds) return <Adding label={adds === 'any' ? text.or : text.also} scope={scope} add={(node) => { setAdds(null); editing.to(joined(editing.where, whole, node, adds)); }} />;
  return (
    <Menu position="bottom-end">
      <Menu.Target><button type="button" className="btn quiet ico sm" aria-label={text.acts(title)}><Icon name="dots" size="sm" /></button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => editing.to(denied(editing.where, whole))}>{isDenied ? text.notNot : text.not}</Menu.Item>
        <Menu.Item onClick={() => setAdds('any')}>{text.or}</Menu.Item>
        <Menu.Item onClick={() => setAdds('all')}>{text.also}</Menu.Item>
        <Menu.Item onClick={() => editing.remove(whole, title)}>{text.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
