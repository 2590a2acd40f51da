// Which columns of a list are shown: ticked in a menu, kept in the address as `columns`, and so in a view.
import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import type { Column } from '#surfaces/web/ui/List.ui.tsx';
import { columnText as text } from './columnChoice.text.ts';

/** The columns chosen, in their usual order; the name always stays. `held`: keys parted by commas, or nothing for all. */
export function chosenColumns<T>(all: readonly Column<T>[], held: string | undefined): Column<T>[] {
  const keys = held?.split(',');
  return all.filter(({ key, kind }) => !keys || kind === 'name' || keys.includes(key));
}

export function ColumnChoice<T>({ all, held, onChoose }: { all: readonly Column<T>[]; held: string | undefined; onChoose: (columns: string | null) => void }) {
  const shown = new Set(chosenColumns(all, held).map(({ key }) => key));
  const turn = (key: string, isOn: boolean) => {
    const next = all.filter((one) => (one.key === key ? isOn : shown.has(one.key))).map((one) => one.key);
    onChoose(next.length === all.length ? null : next.join(','));
  };
  return (
    <Popover position="bottom-end">
      <Popover.Target><Button className="not-phone" variant="subtle" leftSection={<Icon name="filter" />}>{text.columns}</Button></Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm" role="group" aria-label={text.columns}>
          {all.filter(({ kind }) => kind !== 'name').map(({ key, label }) => <Checkbox key={key} label={label} checked={shown.has(key)} onChange={(event) => turn(key, event.currentTarget.checked)} />)}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
