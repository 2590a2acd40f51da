// When we are open: each day of the week, and the days on which nobody works. What is changed is saved at once, with the way back.
import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { useSession } from '#surfaces/web/api/session.ts';
import { StateChip } from '#surfaces/web/ui/Chips.ui.tsx';
import { day as dayWords } from '#surfaces/web/ui/format.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble, Waiting } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import type { Hours } from './hours.ts';
import { hoursText as text } from './hours.text.ts';
import { settingsText } from './settings.text.ts';
import { Settings } from './settings.ui.tsx';

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const names = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
const WEEK = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, name: names.format(MONDAY + (day - 1) * DAY_MS) }));

export default function HoursPage() {
  const { mayOwn } = useSession();
  const hours = useAnswer('workspace.hours', {});
  const back = useAct('workspace.setHours');
  const save = useAct('workspace.setHours');
  if (!hours.data) return <Settings part="hours">{hours.error ? <Trouble of={hours.error} again={() => void hours.refetch()} /> : <Waiting />}</Settings>;
  const { days, holidays, timeZone, isOpenNow, isUsual } = hours.data;
  const now: Hours = { days, holidays };
  const change = (next: Hours) => save.mutate(next, { onSuccess: () => toast(text.saved, () => back.mutate(now)) });
  return (
    <Settings part="hours">
      <p className="muted">{text.words(timeZone)} <StateChip {...(isOpenNow ? { tone: 'praise' as const } : {})}>{isOpenNow ? text.openNow : text.closedNow}</StateChip></p>
      {isUsual && <p className="muted">{text.usual}</p>}
      {!mayOwn && <p className="muted">{settingsText.onlyOwners}</p>}
      <Trouble of={save.error ?? back.error} />
      <Section title={text.title}>
        <ul className="lines">{WEEK.map((one) => <DayLine key={`${one.day} ${JSON.stringify(days.find(({ day }) => day === one.day))}`} of={one} now={now} change={change} mayOwn={mayOwn} />)}</ul>
      </Section>
      <Section title={text.holidays}>
        <p className="muted">{text.holidaysWords}</p>
        {mayOwn && <Adding now={now} change={change} />}
        {holidays.length === 0 && <p className="muted">{text.none}</p>}
        <ul className="lines">{holidays.map(({ on, name }) => (
          <li key={on} className="line">
            <div className="grow"><b>{name || dayWords(on)}</b><span className="meta num">{dayWords(on)}</span></div>
            {mayOwn && <Button size="compact-sm" variant="subtle" aria-label={text.removeOf(name || on)} onClick={() => change({ days, holidays: holidays.filter((one) => one.on !== on) })}>{text.remove}</Button>}
          </li>
        ))}</ul>
      </Section>
    </Settings>
  );
}

interface Changing { now: Hours; change: (next: Hours) => void }

function DayLine({ of: { day, name }, now, change, mayOwn }: Changing & { of: { day: number; name: string }; mayOwn: boolean }) {
  const open = now.days.find((one) => one.day === day);
  const [times, setTimes] = useState({ from: open?.from ?? '09:00', to: open?.to ?? '17:00' });
  const others = now.days.filter((one) => one.day !== day);
  const keep = () => { if (open && times.from && times.to && (times.from !== open.from || times.to !== open.to)) change({ ...now, days: [...others, { day, ...times }] }); };
  const field = (which: 'from' | 'to') => (
    <TextInput type="time" size="xs" aria-label={text[which](name)} value={times[which]} readOnly={!mayOwn} onBlur={keep} onChange={(event) => setTimes({ ...times, [which]: event.currentTarget.value })} />
  );
  return (
    <li className="line">
      <div className="grow stack tight">
        <Switch aria-label={text.isOpen(name)} label={name} checked={Boolean(open)} disabled={!mayOwn} onChange={(event) => change({ ...now, days: event.currentTarget.checked ? [...others, { day, ...times }] : others })} />
        {open && <div className="acts">{field('from')}<span className="muted">{text.until}</span>{field('to')}</div>}
      </div>
      {!open && <span className="muted">{text.closed}</span>}
    </li>
  );
}

function Adding({ now, change }: Changing) {
  const [on, setOn] = useState('');
  const [name, setName] = useState('');
  const add = () => {
    change({ ...now, holidays: [...now.holidays.filter((one) => one.on !== on), { on, name: name.trim() }] });
    setOn('');
    setName('');
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (on) add(); }}>
      <div className="field-row">
        <TextInput type="date" label={text.on} required value={on} onChange={(event) => setOn(event.currentTarget.value)} />
        <TextInput className="grow" label={text.name} placeholder={text.namePlaceholder} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" className="beside-field" disabled={!on}>{text.add}</Button>
      </div>
    </form>
  );
}
