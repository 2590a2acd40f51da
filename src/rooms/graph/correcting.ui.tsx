// Saying that a sentence was read wrongly: one link for the usual case, the rest behind it; each can be taken back.
import { Menu } from '@mantine/core';
import { useAct } from '#surfaces/web/api/hooks.ts';
import type { Input } from '#surfaces/web/api/types.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import type { Stance } from '#surfaces/web/ui/Chips.ui.tsx';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { graphText as text } from './graph.text.ts';

type Decision = Input<'mentions.correct'>['stance'];
export interface Heard { id: string; topic: string; stance: Stance; counts: boolean }

const STANCES: readonly Stance[] = ['concern', 'praise', 'idea', 'question', 'interest', 'neutral'];

export function Correcting({ of: { id, topic, stance, counts } }: { of: Heard }) {
  const { mayWrite } = useSession();
  const correct = useAct('mentions.correct');
  if (!mayWrite) return null;
  const decide = (decision: Decision) => {
    const back: Decision = counts ? stance : 'not a mention';
    correct.mutate({ id, stance: decision }, { onSuccess: () => toast(decision === 'not a mention' ? text.notAbout(topic) : text.nowHeard(decision, topic), () => correct.mutate({ id, stance: back })) });
  };
  return (
    <>
      {counts && stance !== 'neutral' && <button type="button" className="link" onClick={() => decide('neutral')}>{text.notSo(stance)}</button>}
      {!counts && <button type="button" className="link" onClick={() => decide(stance)}>{text.isSo(stance)}</button>}
      <Menu position="bottom-start">
        <Menu.Target><button type="button" className="bare" aria-label={text.correct(topic)} title={text.correct(topic)}><Icon name="dots" size="sm" /></button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{text.itIs(topic)}</Menu.Label>
          {STANCES.filter((other) => other !== stance || !counts).map((other) => <Menu.Item key={other} leftSection={other === 'neutral' ? <Icon name="note" /> : <span className={`${other} fg`}><Icon name={other} /></span>} onClick={() => decide(other)}>{text.stances[other]}</Menu.Item>)}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="x" />} onClick={() => decide('not a mention')}>{text.asNot(topic)}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Trouble of={correct.error} />
    </>
  );
}
