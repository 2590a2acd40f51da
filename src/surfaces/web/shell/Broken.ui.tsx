// An address without a page, and a page that could not be shown.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { shellText } from '#surfaces/web/shell.text.ts';
import { Empty, Trouble } from '#surfaces/web/ui/States.ui.tsx';

export function NotFound() {
  return <main className="door"><div><title>{shellText.notFound}</title><h1 className="vh">{shellText.notFound}</h1><Empty title={shellText.notFound} act={<Button renderRoot={(props) => <Link to="/" {...props} />}>{shellText.notFoundAct}</Button>}>{shellText.notFoundWords}</Empty></div></main>;
}

export function Broken({ error }: { error: unknown }) {
  console.error(error);
  return (
    <div className="column reading">
      <Trouble of={{ message: shellText.brokenPage }} safe={shellText.brokenPageSafe} act={<Button onClick={() => window.location.reload()}>{shellText.reload}</Button>} />
    </div>
  );
}
