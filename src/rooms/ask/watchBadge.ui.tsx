// How many came and left, in all one watches, since one last looked; nothing where nobody did.
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { number } from '#surfaces/web/ui/format.ts';
import { watchingText as text } from './watching.text.ts';

export function WatchBadge() {
  const { data } = useAnswer('watches.unseen', {});
  return data && data.count > 0 ? <span className="n unseen"><span aria-hidden="true">{number(data.count)}</span><span className="vh">{text.unseen(number(data.count))}</span></span> : null;
}
