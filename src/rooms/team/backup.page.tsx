// A backup, what is in it, and the way back. Whoever may not take it out here gets the command for the machine.
import { Button } from '@mantine/core';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Answer } from '#surfaces/web/api/types.ts';
import { CopyLine } from '#surfaces/web/ui/CopyLine.ui.tsx';
import { bytes, moment } from '#surfaces/web/ui/format.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { backupCommands } from './backup.ts';
import { backupText as text } from './backup.text.ts';
import { settingsText } from './settings.text.ts';
import { Settings } from './settings.ui.tsx';

type State = Answer<'backups.get'>;

const LOOK_MS = 1_000;

export default function BackupPage() {
  const { mayOwn } = useSession();
  return (
    <Settings part="backup">
      <p className="muted">{text.words}</p>
      {mayOwn ? <Backup /> : <p className="muted">{settingsText.onlyOwners}</p>}
    </Settings>
  );
}

function Backup() {
  const state = useAnswer('backups.get', {}, { everyMs: (answer) => (answer?.making ? LOOK_MS : false) });
  if (!state.data) return state.error ? <Trouble of={state.error} again={() => void state.refetch()} /> : <Waiting />;
  const { whyNot, database, name, engine } = state.data;
  const commands = backupCommands(name, database);
  return (
    <>
      {whyNot === null ? <Making of={state.data} /> : (
        <Section title={text.refusedTitle}>
          <div className="stack"><p>{whyNot}</p><p className="muted">{text.onMachine}</p><CopyLine label={text.commands.backup} text={commands.backup} /></div>
        </Section>
      )}
      <Section title={text.last}><Last of={state.data} /></Section>
      <Section title={text.inside}><Lines of={text.insideList} /></Section>
      <Section title={text.outside}><Lines of={text.outsideList} /></Section>
      <Section title={text.everyNight}>
        <div className="stack"><p className="muted">{text.everyNightWords}</p><CopyLine label={text.commands.night} text={commands.night} /></div>
      </Section>
      <Section title={text.back}><Steps commands={[null, 'restore', 'key', 'start']} of={commands} />{engine === 'postgres' && <p className="muted">{text.toPostgres}</p>}</Section>
      {engine === 'embedded' && (
        <Section title={text.postgres}>
          <div className="stack"><p className="muted">{text.postgresWords}</p><CopyLine label={text.commands.move} text={commands.move} /></div>
        </Section>
      )}
      <Section title={text.check}>
        <div className="stack"><p className="muted">{text.checkWords}</p><CopyLine label={text.commands.check} text={commands.check} /></div>
      </Section>
    </>
  );
}

function Making({ of: { making, database, engine } }: { of: State }) {
  const begin = useAct('backups.begin', ({ name, link }) => {
    fetchFile(link, name);
    toast(text.begun(name));
  });
  return (
    <Section title={text.now}>
      <div className="stack">
        {database && <p>{text.size[engine](bytes(database.bytes))}</p>}
        <Trouble of={begin.error} />
        <div className="acts">
          <Button variant="filled" loading={begin.isPending} disabled={making !== null} onClick={() => begin.mutate({})}>{text.make}</Button>
          {making && <span className="muted num" role="status">{text.making(bytes(making.bytes))}</span>}
        </div>
        <p className="muted">{text.grows} {text.keep}</p>
      </div>
    </Section>
  );
}

/** By the browser's own download, which writes to the disk while it comes: a backup may be larger than the memory. */
function fetchFile(link: string, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = link;
  anchor.download = name;
  anchor.click();
}

function Last({ of: { last, brokenOff, whyNot } }: { of: State }) {
  return (
    <div className="stack">
      {last ? <p><b className="num">{moment(last.at)}</b> · {last.file ? text.byMachine(last.file) : text.by(last.by ?? text.somebody)} · <span className="num">{bytes(last.bytes)}</span></p>
        : <p className="muted">{whyNot === null ? text.never : text.neverHere}</p>}
      {brokenOff && <Trouble of={{ message: text.brokenOff(moment(brokenOff.at), brokenOff.by ?? text.somebody) }} />}
    </div>
  );
}

function Lines({ of }: { of: readonly string[] }) {
  return <ul className="lines">{of.map((line) => <li key={line} className="line"><span>{line}</span></li>)}</ul>;
}

type Commands = ReturnType<typeof backupCommands>;

function Steps({ of, commands }: { of: Commands; commands: readonly (keyof Commands | null)[] }) {
  return (
    <ol className="steps">{text.backSteps.map((words, at) => {
      const name = commands[at];
      return <li key={words}><div className="stack"><span>{words}</span>{name && <CopyLine label={text.commands[name]} text={of[name]} />}</div></li>;
    })}</ol>
  );
}
