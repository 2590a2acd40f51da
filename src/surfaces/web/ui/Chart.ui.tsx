// Charts as the house draws them: ink for values, lemon for the newest, concern only for harm; figures beside the marks instead
// of a legend; the same figures as a table for whoever cannot see them or wants to read on.
import { useState } from 'react';
import type { ReactNode } from 'react';
import { number } from './format.ts';
import { uiText } from './ui.text.ts';

export interface Point {
  /** What stands below it: `Nov`, `spring`. */
  label: string;
  /** Null where nothing was measured: a gap stays a gap. */
  value: number | null;
}

interface ChartProps {
  /** What is shown, as a sentence for those who hear it. */
  label: string;
  points: readonly Point[];
  /** How a value is written; a number with thousands parted when left out. */
  say?: (value: number) => string;
  tone?: 'concern' | 'praise';
  /** One sentence: what may be concluded and what not. */
  children?: ReactNode;
}

const WIDTH = 480;
const HEIGHT = 120;
const TOP = 18;
const BOTTOM = 20;
const BAR_MAX = 36;

/** Counts from zero, one bar each; the last one is now. */
export function Bars(props: ChartProps) {
  const { points, tone, say = number } = props;
  const most = Math.max(1, ...points.map(({ value }) => value ?? 0));
  const step = WIDTH / Math.max(1, points.length);
  const width = Math.min(BAR_MAX, step * 0.62);
  return (
    <Framed {...props} of={<>
      <line className="axis" x1="0" x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      {points.map(({ label, value }, at) => {
        const middle = step * (at + 0.5);
        const height = ((value ?? 0) / most) * (HEIGHT - TOP - BOTTOM);
        const isNow = at === points.length - 1;
        return (
          <g key={`${label} ${at}`}>
            {value !== null && <rect className={tone ? `pt fill-${tone}` : isNow ? 'now' : 'pt'} x={middle - width / 2} width={width} y={HEIGHT - BOTTOM - height} height={height} rx="2" />}
            {(points.length <= 12 || isNow) && value !== null && <text className="v" x={middle} y={HEIGHT - BOTTOM - height - 5} textAnchor="middle">{say(value)}</text>}
            {isLabelled(at, points.length) && <text x={middle} y={HEIGHT - 5} textAnchor="middle">{label}</text>}
          </g>
        );
      })}
    </>} />
  );
}

const LABELS_MAX = 8;
const isLabelled = (at: number, many: number): boolean => many <= LABELS_MAX || at % Math.ceil(many / LABELS_MAX) === (many - 1) % Math.ceil(many / LABELS_MAX);

function Framed({ label, points, say = number, children, of }: ChartProps & { of: ReactNode }) {
  const [isTable, setTable] = useState(false);
  const told = `${label}: ${points.map((point) => `${point.label} ${point.value === null ? uiText.notMeasured : say(point.value)}`).join(', ')}`;
  return (
    <figure className="chart-frame">
      {isTable
        ? <table className="grid-table"><caption className="vh">{label}</caption><tbody>{points.map((point, at) => <tr key={`${point.label} ${at}`}><th scope="row">{point.label}</th><td className="num">{point.value === null ? uiText.notMeasured : say(point.value)}</td></tr>)}</tbody></table>
        : <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told}>{of}</svg>}
      {children && <figcaption className="meta">{children}</figcaption>}
      <button type="button" className="link meta" aria-pressed={isTable} onClick={() => setTable(!isTable)}>{isTable ? uiText.asChart : uiText.asTable}</button>
    </figure>
  );
}
