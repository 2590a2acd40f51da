// My questions: what I asked before, newest first.
import { Button, Menu } from '@mantine/core';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { ago } from '#surfaces/web/ui/format.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { askText as text } from './ask.text.ts';

const SHOWN = 15;

export function Asked({ ask }: { ask: (words: string) => void }) {
  const asked = useAnswer('questions.asked', { limit: SHOWN });
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button leftSection={<Icon name="clock" />}>{text.mine}</Button></Menu.Target>
      <Menu.Dropdown>
        {asked.data?.items.length === 0 && <Menu.Item disabled>{text.noMine}</Menu.Item>}
        {asked.data?.items.map(({ id, words, at }) => <Menu.Item key={id} rightSection={<span className="meta">{ago(at)}</span>} onClick={() => ask(words)}>{words}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
