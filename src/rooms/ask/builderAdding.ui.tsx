// Adding a condition: a menu in plain words; what needs a name asks for it before it is put in.
import { Button, Menu } from '@mantine/core';
import { Fragment, useState } from 'react';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { formText } from '#rooms/question/conditionForm.text.ts';
import { startsFor } from '#rooms/question/conditionForm.ts';
import type { Start } from '#rooms/question/conditionForm.ts';
import type { Node, Scope } from '#rooms/question/question.ts';
import { FieldName, Name } from './builderNames.ui.tsx';
import { Typed } from './builderValues.ui.tsx';

const text = formText.builder;

export function Adding({ label, scope, add }: { label: string; scope: Scope; add: (node: Node) => void }) {
  const [asked, setAsked] = useState<Start | null>(null);
  if (asked) return <Asked start={asked} scope={scope} add={(node) => { setAsked(null); add(node); }} cancel={() => setAsked(null)} />;
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target><Button size="compact-sm" variant="subtle" leftSection={<Icon name="plus" size="sm" />}>{label}</Button></Menu.Target>
      <Menu.Dropdown className="menu-long"><Starts scope={scope} take={(start) => (start.needs ? setAsked(start) : add(made(start)))} /></Menu.Dropdown>
    </Menu>
  );
}

const made = (start: Start, ref = { name: '' }, words = ''): Node => start.make({ ref, words });

function Starts({ scope, take }: { scope: Scope; take: (start: Start) => void }) {
  const starts = startsFor(scope);
  return (Object.keys(formText.groups) as Start['group'][]).map((group) => (
    <Fragment key={group}>
      <Menu.Label>{formText.groups[group]}</Menu.Label>
      {starts.filter((start) => start.group === group).map((start) => <Menu.Item key={start.label} onClick={() => take(start)}>{start.label}</Menu.Item>)}
    </Fragment>
  ));
}

/** The name that a condition begins with. */
function Asked({ start, scope, add, cancel }: { start: Start; scope: Scope; add: (node: Node) => void; cancel: () => void }) {
  const needs = start.needs ?? 'words';
  const label = text.name[needs];
  return (
    <span className="bf adding-name" role="group" aria-label={start.label} onKeyDown={(event) => { if (event.key === 'Escape') cancel(); }}>
      <span className="bf-label">{label}</span>
      {needs === 'words' ? <Typed label={label} value="" isFirst set={(words) => { if (words.trim()) add(made(start, undefined, words.replaceAll('"', ' ').trim())); }} />
        : needs === 'field' ? <FieldName label={label} value={null} scope={scope} isFirst set={(key) => add(made(start, undefined, key))} />
          : <Name of={needs} label={label} value={undefined} isFirst set={(who) => { if (who !== 'anyone') add(made(start, who as { name: string })); }} />}
      <button type="button" className="btn quiet ico sm" aria-label={text.cancel} onClick={cancel}><Icon name="x" size="sm" /></button>
    </span>
  );
}
