// Every value known of somebody with who said it and when; what it replaced stands below it.
import { day, plainDay } from '#surfaces/web/ui/format.ts';
import { factText as text } from './facts.text.ts';
import type { Fact as Known } from './known.ts';

type Fact = Omit<Known, 'source'> & { source: Omit<Known['source'], 'at'> & { at: string } };

const HIDDEN = new Set(['name']);

export function FactList({ of }: { of: readonly Fact[] }) {
  const shown = of.filter(({ field, isCurrent }) => !(HIDDEN.has(field) && isCurrent));
  if (shown.length === 0) return <p className="muted">{text.none}</p>;
  return (
    <dl className="facts">
      {shown.map((fact, at) => (
        <div key={`${fact.field} ${fact.source.at} ${at}`}>
          <dt>{fact.label}</dt>
          <dd>
            <span className={fact.isCurrent ? '' : 'faint'}>{fact.value === '' ? text.cleared : fact.type === 'date' ? plainDay(fact.value) : fact.value}{!fact.isCurrent && ` (${text.noted})`}</span>
            <span className="meta block">{text.source(fact.source.member ?? fact.source.run?.name ?? text.kinds[fact.source.kind], day(fact.source.at))}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
