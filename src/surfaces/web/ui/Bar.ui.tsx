// How far something is, as a line that fills.
import { percent } from './format.ts';

/** `share` 0 to 1; null while it cannot be known. */
export function Bar({ share, label }: { share: number | null; label: string }) {
  return (
    <span className="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100), 'aria-valuetext': percent(share) })}>
      <i style={{ width: `${(share ?? 0) * 100}%` }} />
    </span>
  );
}
