// How it looks to the one who looks: light or dark, rows, dates, keys, motion. Each choice holds at once.
import { SegmentedControl, Select, Stack, Switch } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useState } from 'react';
import { useAct } from '#surfaces/web/api/hooks.ts';
import { DENSITIES, density, setDensity } from '#surfaces/web/ui/density.ts';
import type { Density } from '#surfaces/web/ui/density.ts';
import { money, moment, number } from '#surfaces/web/ui/format.ts';
import { switchKeys, useKeysOff } from '#surfaces/web/ui/keys.ts';
import { browserLocale, chooseLocale, useChosenLocale } from '#surfaces/web/ui/locale.ts';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { ThemeChoice } from '#surfaces/web/ui/ThemeChoice.ui.tsx';
import { appearanceText as text } from './appearance.text.ts';
import { LOCALES } from './preference.ts';
import type { Locale } from './preference.ts';
import { Settings } from './settings.ui.tsx';

export default function AppearancePage() {
  const keep = useAct('preferences.update');
  return (
    <Settings part="appearance">
      <p className="muted">{text.words}</p>
      <Section title={text.screen}>
        <Stack gap="lg" className="narrow">
          <p className="muted">{text.screenWords}</p>
          <div><h3>{text.theme}</h3><ThemeChoice /></div>
          <div><h3>{text.density}</h3><DensityChoice /></div>
        </Stack>
      </Section>
      <Section title={text.everywhere}>
        <Stack gap="lg" className="narrow">
          <Trouble of={keep.error} />
          <LocaleChoice keep={(locale) => keep.mutate({ locale })} />
          <LetterSwitch keep={(hasLetterKeys) => keep.mutate({ hasLetterKeys })} />
        </Stack>
      </Section>
      <Section title={text.motion}><Motion /></Section>
    </Settings>
  );
}

function DensityChoice() {
  const [now, setNow] = useState<Density>(density());
  const choose = (to: Density) => {
    setDensity(to);
    setNow(to);
  };
  return <SegmentedControl fullWidth aria-label={text.density} value={now} onChange={(value) => choose(value as Density)} data={DENSITIES.map((value) => ({ value, label: text.densities[value] }))} />;
}

const languages = new Intl.DisplayNames('en', { type: 'language' });
const languageOf = (locale: string): string => languages.of(locale) ?? locale;
const AS_BROWSER = '';

function LocaleChoice({ keep }: { keep: (locale: Locale | null) => void }) {
  const chosen = useChosenLocale();
  const [now] = useState(() => new Date());
  const choose = (to: string | null) => {
    const locale = LOCALES.find((one) => one === to) ?? null;
    chooseLocale(locale);
    keep(locale);
  };
  return (
    <Select label={text.dates} description={<span className="num">{text.datesWhat(`${moment(now)} · ${number(12_840.5)} · ${money(1_840, 'EUR')}`)}</span>} allowDeselect={false} searchable value={chosen ?? AS_BROWSER} onChange={choose}
      data={[{ value: AS_BROWSER, label: text.asBrowser(languageOf(browserLocale())) }, ...LOCALES.map((value) => ({ value, label: languageOf(value) }))]} />
  );
}

function LetterSwitch({ keep }: { keep: (hasLetterKeys: boolean) => void }) {
  const isOff = useKeysOff();
  const turn = (hasLetterKeys: boolean) => {
    switchKeys(!hasLetterKeys);
    keep(hasLetterKeys);
  };
  return <Switch label={text.lettersOn} description={text.lettersWhat} checked={!isOff} onChange={(event) => turn(event.currentTarget.checked)} />;
}

function Motion() {
  const wantsLess = useReducedMotion();
  return <p className="muted">{text.motionFollows} {wantsLess ? text.motionLess : text.motionUsual}</p>;
}
