// My questions: what I asked before, pinned ones first, and the way to all of them.
import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { ago } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { askText as text } from './ask.text.ts';
import { askedText } from './watching.text.ts';

const SHOWN = 12;

export function Asked({ ask }: { ask: (words: string) => void }) {
  const asked = useAnswer('questions.asked', { limit: SHOWN });
  const pinned = useAnswer('questions.asked', { limit: SHOWN, pinned: 'yes' });
  const navigate = useNavigate();
  const first = pinned.data?.items ?? [];
  const items = [...first, ...(asked.data?.items ?? []).filter(({ isPinned }) => !isPinned)].slice(0, SHOWN);
  return (
    <Menu position="bottom-end" onOpen={() => { void asked.refetch(); void pinned.refetch(); }} classNames={{ dropdown: 'asked' }}>
      <Menu.Target><Button className="asked-act" variant="subtle" leftSection={<Icon name="clock" />} aria-label={text.mine}><span className="not-phone">{text.mine}</span></Button></Menu.Target>
      <Menu.Dropdown>
        {asked.data && items.length === 0 && <p className="muted menu-pad">{text.noMine}</p>}
        {items.map(({ id, words, at, isPinned }) => <Menu.Item key={id} leftSection={isPinned ? <Icon name="save" label={askedText.pinned} /> : null} rightSection={<span className="meta">{ago(at)}</span>} onClick={() => ask(words)}><span className="cut-lines">{words}</span></Menu.Item>)}
        {items.length > 0 && <><Menu.Divider /><Menu.Item leftSection={<Icon name="clock" />} onClick={() => void navigate({ to: '/questions' })}>{askedText.all}</Menu.Item></>}
      </Menu.Dropdown>
    </Menu>
  );
}
