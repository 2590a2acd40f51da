// Who of us knows a person, as a panel of their page.
import { WhoKnows } from './about.ui.tsx';

export default function TiesPanel({ id }: { id: string }) {
  return <WhoKnows person={id} />;
}
