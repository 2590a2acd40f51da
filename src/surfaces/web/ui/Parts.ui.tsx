// The two parts of a page: side by side where there is room; else one of them at a time, so that none lies below the end of the other.
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useHasOneColumn } from './narrow.ts';
import { uiText } from './ui.text.ts';

interface Part { label: string; of: ReactNode }

export function useParts(main: Part, side: Part): { main: ReactNode; side: ReactNode } {
  const hasOneColumn = useHasOneColumn();
  const [chosen, setChosen] = useState<string>('main');
  if (!hasOneColumn) return { main: main.of, side: side.of };
  const data = [{ value: 'main', label: main.label }, { value: 'side', label: side.label }];
  return { main: <><SegmentedControl className="parts-choice" fullWidth aria-label={uiText.parts} value={chosen} onChange={setChosen} data={data} />{chosen === 'main' ? main.of : side.of}</>, side: null };
}
