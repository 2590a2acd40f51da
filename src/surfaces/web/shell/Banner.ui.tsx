// On every page of the made-up company: that it is made up, and the way to one's own customers.
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '#surfaces/web/api/session.ts';
import { shellText } from '#surfaces/web/shell.text.ts';
import { useSwitching } from './switching.ts';

export function Banner() {
  const { workspaces } = useSession();
  const { toWorkspace } = useSwitching();
  const navigate = useNavigate();
  const own = workspaces.find(({ kind }) => kind === 'own');
  return (
    <aside className="banner" aria-label={shellText.sampleLabel}>
      <span>{shellText.sampleBanner}</span>
      {own
        ? <button type="button" onClick={() => void toWorkspace(own.slug)}>{shellText.sampleBack(own.name)}</button>
        : <button type="button" onClick={() => void navigate({ to: '/start' })}>{shellText.sampleOwn}</button>}
    </aside>
  );
}
