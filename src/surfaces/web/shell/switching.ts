// Changing the workspace, or signing out.
import { call } from '#surfaces/web/api/client.ts';
import { useFreshStart } from '#surfaces/web/api/freshStart.ts';
import { forgetAll } from '#surfaces/web/ui/recent.ts';

export function useSwitching() {
  const start = useFreshStart();
  return {
    toWorkspace: (slug: string) => call('me.workspace', { workspace: slug }).then(() => start()),
    toSample: () => call('sample.open', {}).then(() => start()),
    signOut: () => call('session.close', {}).then(() => { forgetAll(); return start(); }),
  };
}
