// The few figures one looks at first, in one line between hairlines.
import type { ReactNode } from 'react';

type Entry = { label: string; value: ReactNode } | null | '' | undefined | false;

export function Strip({ of }: { of: readonly Entry[] }) {
  return <dl className="strip">{of.map((entry) => entry && <div key={entry.label}><dt>{entry.label}</dt><dd>{entry.value}</dd></div>)}</dl>;
}
