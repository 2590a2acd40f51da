// The way of an introduction: from one of us over those who know one another, each step with how strong it is.
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Answer } from '#surfaces/web/api/types.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { askText as text } from './ask.text.ts';

type Step = NonNullable<Answer<'questions.ask'>['rows'][number]['steps']>[number];

export function Way({ steps }: { steps: readonly Step[] }) {
  return (
    <span className="way">
      {steps.map(({ id, kind, name, strength, relation }, at) => (
        <Fragment key={id}>
          {at > 0 && <span className="way-step num" title={text.step(relation ?? '', strength ?? 0)}><Icon name="arrow" size="sm" label={text.step(relation ?? '', strength ?? 0)} /><span aria-hidden="true">{strength}</span></span>}
          {kind === 'person' ? <Link to={`/people/${id}`}>{name}</Link> : <span className="muted">{name}</span>}
        </Fragment>
      ))}
    </span>
  );
}
