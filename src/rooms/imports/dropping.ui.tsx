// Where files come in: dropped, chosen, or pasted as a table; and how to get at one.
import { Button, Collapse, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { useAct } from '#surfaces/web/api/hooks.ts';
import { useFreshStart } from '#surfaces/web/api/freshStart.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Columns, Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { importsText } from './imports.text.ts';

type Take = (files: File[]) => void;
const text = importsText;

export function Dropping({ take, isSmall }: { take: Take; isSmall: boolean }) {
  const [open, setOpen] = useState<'paste' | 'help' | null>(null);
  const toggle = (which: 'paste' | 'help') => setOpen((now) => (now === which ? null : which));
  const takeAndClose: Take = (files) => {
    setOpen(null);
    take(files);
  };
  return (
    <>
      <DropZone take={takeAndClose} isSmall={isSmall}>
        <Button variant={open === 'paste' ? 'light' : 'default'} leftSection={<Icon name="clip" />} aria-expanded={open === 'paste'} onClick={() => toggle('paste')}>{text.drop.paste}</Button>
        <Button variant="subtle" aria-expanded={open === 'help'} onClick={() => toggle('help')}>{text.drop.help}</Button>
      </DropZone>
      <Collapse expanded={open === 'paste'}>{open === 'paste' && <Pasting take={takeAndClose} close={() => setOpen(null)} />}</Collapse>
      <Collapse expanded={open === 'help'}>{open === 'help' && <Help />}</Collapse>
    </>
  );
}

function DropZone({ take, isSmall, children }: { take: Take; isSmall: boolean; children: React.ReactNode }) {
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hold = (event: DragEvent, over: boolean) => {
    event.preventDefault();
    setOver(over);
  };
  const drop = (event: DragEvent) => {
    hold(event, false);
    take([...event.dataTransfer.files]);
  };
  return (
    <div className={`drop${isOver ? ' over' : ''}${isSmall ? ' small' : ''}`} role="group" aria-label={text.drop.label} onDragOver={(event) => hold(event, true)} onDragLeave={(event) => hold(event, false)} onDrop={drop}>
      {!isSmall && <Icon name="import" />}
      <h2>{text.drop.label}</h2>
      {!isSmall && <p className="muted">{text.drop.words}</p>}
      <div className="drop-acts">
        <Button variant={isSmall ? 'default' : 'filled'} leftSection={<Icon name="file" />} onClick={() => input.current?.click()}>{text.drop.choose}</Button>
        {children}
      </div>
      <input ref={input} type="file" multiple hidden aria-label={text.drop.choose} onChange={(event) => { take([...(event.target.files ?? [])]); event.target.value = ''; }} />
      {!isSmall && <p className="meta drop-formats">{text.drop.formats}</p>}
    </div>
  );
}

function Pasting({ take, close }: { take: Take; close: () => void }) {
  const [table, setTable] = useState('');
  return (
    <Section title={text.paste.title}>
      <p className="muted">{text.paste.words}</p>
      <Textarea aria-label={text.paste.label} placeholder={text.paste.placeholder} autosize minRows={6} maxRows={16} autoFocus className="mono" value={table} onChange={(event) => setTable(event.currentTarget.value)} />
      <div className="acts">
        <Button disabled={table.trim() === ''} onClick={() => take([new File([table], text.paste.name, { type: 'text/csv' })])}>{text.paste.take}</Button>
        <Button variant="subtle" onClick={close}>{text.paste.cancel}</Button>
      </div>
    </Section>
  );
}

function Help() {
  return (
    <Section title={text.help.title}>
      <Columns>
        <div>
          <h3>{text.help.gmail}</h3>
          <ol className="steps">{text.help.gmailSteps.map((step) => <li key={step}><span>{step}</span></li>)}</ol>
        </div>
        <div className="stack">
          <div><h3>{text.help.outlook}</h3><p className="muted">{text.help.outlookWords}</p></div>
          <div><h3>{text.help.other}</h3><p className="muted">{text.help.otherWords}</p></div>
          <div><h3>{text.help.tables}</h3><p className="muted">{text.help.tablesWords}</p></div>
          <SampleHelp />
        </div>
      </Columns>
    </Section>
  );
}

function SampleHelp() {
  const { workspace, mayOwn } = useSession();
  const start = useFreshStart();
  const open = useAct('sample.open', () => void start());
  if (workspace.kind === 'sample' || !mayOwn) return null;
  return (
    <div>
      <h3>{text.help.sample}</h3>
      <p className="muted">{text.help.sampleWords}</p>
      <div className="acts"><Button onClick={() => open.mutate({})} loading={open.isPending}>{text.help.sampleAct}</Button></div>
      <Trouble of={open.error} />
    </div>
  );
}
