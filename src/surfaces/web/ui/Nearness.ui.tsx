// How near somebody is, 0 to 100: the dot walks towards the ring, and from 85 it is home. The number stands beside it,
// because differences under eight points cannot be seen.
import { uiText } from './ui.text.ts';

const HOME_AT = 85;
const RING_X = 37;
const WAY_END = 31.5;

export function Nearness({ strength, way }: { strength: number; way?: 'rising' | 'falling' | 'steady' }) {
  const value = Math.round(Math.min(100, Math.max(0, strength)));
  const x = 3 + 0.34 * value;
  return (
    <span className="nearv">
      <svg className={value >= HOME_AT ? 'near in' : 'near'} viewBox="0 0 44 14" role="img" aria-label={uiText.strength(value, way)}>
        <path className="rail" d="M3 7H31" />
        {value > 0 && <path className="way" d={`M3 7H${Math.min(x, WAY_END)}`} />}
        <circle className="home" cx={RING_X} cy="7" r="5.5" />
        <circle className="dot" cx={x} cy="7" r="2.75" />
      </svg>
      <b aria-hidden="true">{value}</b>
    </span>
  );
}
