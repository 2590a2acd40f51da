// What names mean to me, as I chose it where a question was read otherwise; each can be forgotten.
import { useAct, useAnswer } from '#surfaces/web/api/hooks.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { Section } from '#surfaces/web/ui/Page.ui.tsx';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { toast } from '#surfaces/web/ui/toast.ts';
import { correctingText as text } from './correcting.text.ts';

export function NameChoices() {
  const { data, error, refetch } = useAnswer('nameChoices.list', {});
  const choose = useAct('nameChoices.choose');
  const forget = useAct('nameChoices.forget', (was) => toast(text.forgot(was.spelling), () => choose.mutate(was)));
  return (
    <Section title={text.choices}>
      <p className="muted">{data?.items.length === 0 ? text.noChoices : text.choicesWords}</p>
      <Trouble of={error} again={() => void refetch()} />
      <ul className="lines">
        {data?.items.map(({ id, spelling, type, means }) => (
          <li key={id} className="line">
            <span className="grow"><b>{`“${spelling}”`}</b><span className="meta">{`${text.is} ${means.name}, ${text.kinds[type]}`}</span></span>
            <button type="button" className="btn quiet ico" aria-label={text.forgetOf(spelling)} title={text.forget} onClick={() => forget.mutate({ id })}><Icon name="x" /></button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
