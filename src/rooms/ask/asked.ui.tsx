// My questions: what I asked before, newest first.
import { Button, Menu } from '@mantine/core';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { ago } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { askText as text } from './ask.text.ts';

const SHOWN = 12;

export function Asked({ ask }: { ask: (words: string) => void }) {
  const asked = useAnswer('questions.asked', { limit: SHOWN });
  return (
    <Menu position="bottom-end" onOpen={() => void asked.refetch()} classNames={{ dropdown: 'asked' }}>
      <Menu.Target><Button className="asked-act" variant="subtle" leftSection={<Icon name="clock" />} aria-label={text.mine}><span className="not-phone">{text.mine}</span></Button></Menu.Target>
      <Menu.Dropdown>
        {asked.data?.items.length === 0 && <p className="muted menu-pad">{text.noMine}</p>}
        {asked.data?.items.map(({ id, words, at }) => <Menu.Item key={id} rightSection={<span className="meta">{ago(at)}</span>} onClick={() => ask(words)}><span className="cut-lines">{words}</span></Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
