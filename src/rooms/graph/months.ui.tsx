// What the people of an organisation spoke of in each of the last twelve months, all of it or the concerns alone, all topics or one.
import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { Bars } from '#surfaces/web/ui/Chart.ui.tsx';
import { shortMonth } from '#surfaces/web/ui/format.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { mapText as text } from './map.text.ts';

const STANCES = ['concern', 'praise', 'idea', 'question', 'interest', 'neutral'] as const;

export default function MonthsPanel({ id }: { id: string }) {
  const [topic, setTopic] = useState<string | null>(null);
  const [which, setWhich] = useState('all');
  const topics = useAnswer('organisations.topics', { id });
  const { data, error } = useAnswer('organisations.months', { id, ...(topic ? { topic } : {}) }, { keepsPrevious: true });
  const name = topics.data?.items.find((one) => one.topic.id === topic)?.topic.name ?? text.everyTopic;
  const choice = (
    <>
      <Select size="xs" aria-label={text.everyTopic} placeholder={text.everyTopic} clearable searchable value={topic} onChange={setTopic} data={topics.data?.items.map(({ topic: one }) => ({ value: one.id, label: one.name })) ?? []} />
      <SegmentedControl size="xs" aria-label={text.which} value={which} onChange={setWhich} data={[{ value: 'all', label: text.all }, { value: 'concern', label: text.concerns }]} />
    </>
  );
  const points = data?.items.map((month) => ({ label: shortMonth(`${month.month}-15`), value: which === 'all' ? STANCES.reduce((sum, stance) => sum + month[stance], 0) : month.concern })) ?? [];
  return (
    <Section title={text.months} acts={choice}>
      <Trouble of={error} />
      {!data && !error && <Waiting lines={6} />}
      {data && (points.every(({ value }) => value === 0) ? <p className="muted">{text.nothing}</p> : <Bars label={text.monthsLabel(name)} points={points} {...(which === 'all' ? {} : { tone: 'concern' as const })}>{text.conclude}</Bars>)}
    </Section>
  );
}
