// Further below on the page of a person: what we can do for them and what moves their business.
import { Parts } from './learned.ui.tsx';

export default function LearnedMorePanel({ id }: { id: string }) {
  return <Parts id={id} of={['ours', 'driver']} />;
}
