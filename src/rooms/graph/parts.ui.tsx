// What happened, and who and what somebody is: side by side on a desk; on a phone one of them, so that neither lies below the
// end of the other.
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useIsPhone } from '#surfaces/web/ui/phone.ts';
import { graphText as text } from './graph.text.ts';

type Part = 'happened' | 'about';

export function useParts(happened: ReactNode, about: ReactNode): { main: ReactNode; side: ReactNode } {
  const isPhone = useIsPhone();
  const [part, setPart] = useState<Part>('happened');
  if (!isPhone) return { main: happened, side: about };
  const choice = <SegmentedControl className="parts-choice" fullWidth aria-label={text.parts} value={part} onChange={(value) => setPart(value as Part)} data={[{ value: 'happened', label: text.happened }, { value: 'about', label: text.about }]} />;
  return { main: <>{choice}{part === 'happened' ? happened : about}</>, side: null };
}
