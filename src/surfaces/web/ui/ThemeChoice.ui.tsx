// Light or dark.
import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { uiText } from './ui.text.ts';

/** Light, dark, or as the system says; kept in this browser. */
export function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl fullWidth aria-label={uiText.theme} value={colorScheme} onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: uiText.themes[value] }))} />
  );
}
