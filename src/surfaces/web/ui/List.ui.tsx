// Rows of any number, only those in sight drawn. J and K move, ↵ opens; a row leads to a page or opens in place to show
// its proof. On a phone the same columns stand in two lines.
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import { Icon } from './Icon.ui.tsx';
import { useKeys } from './keys.ts';
import { RowSkeletons } from './States.ui.tsx';
import { uiText } from './ui.text.ts';

export interface Column<T> {
  key: string;
  label: string;
  /** Sets the width and the alignment: names and texts share what is left, the others have their own. */
  kind: 'name' | 'text' | 'near' | 'date' | 'number' | 'state' | 'acts';
  cell: (item: T) => ReactNode;
  /** On a phone: in the second line, at the right end, or not at all. */
  phone?: 'line' | 'end';
  isSortable?: boolean;
}

interface ListProps<T> {
  label: string;
  /** Rows that are not known yet are empty; they are drawn as what is coming. */
  items: readonly (T | undefined)[];
  columns: readonly Column<T>[];
  /** The avatar or mark before the name. */
  lead?: (item: T) => ReactNode;
  onOpen?: (item: T) => void;
  /** Shown below the row when it is opened; the row then opens in place. */
  opened?: (item: T) => ReactNode;
  /** The first row is open from the beginning. */
  opensFirst?: boolean;
  sort?: { key: string; order: 'up' | 'down'; onSort: (key: string) => void };
  isLoading?: boolean;
  hasMore?: boolean;
  more?: () => void;
  /** Told which rows are in sight, for lists of which only those are asked for; another `key` begins at the top. */
  window?: { key: string; onShow: (first: number, last: number) => void };
  empty?: ReactNode;
  /** Rows can be chosen: a box before each, X on the row; with Shift all between this one and the one chosen last. */
  chosen?: { ids: ReadonlySet<string>; turn: (items: readonly T[], isOn: boolean) => void };
  /** Further keys for the row that has the focus. */
  rowKeys?: readonly { key: string; label: string; act: (item: T) => void }[];
}

const ROW = 40;
const SKELETONS = 12;

export function List<T extends { id: string }>(props: ListProps<T>) {
  const { items, columns, hasMore, more } = props;
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [openId, setOpenId] = useState<string | null>(props.opensFirst ? items[0]?.id ?? null : null);
  const margin = useScrollMargin(box, items.length > 0);
  const isWindow = Boolean(props.window);
  // Where rows come and go by their number, the sizes belong to the number: a list of a hundred thousand is not measured anew for each page.
  const keyed = isWindow ? null : items;
  const keyOf = useCallback((at: number) => keyed?.[at]?.id ?? at, [keyed]);
  const rowHeight = useRowHeight(box, isWindow && items.length > 0);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollerOf(box.current),
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 12,
    scrollMargin: margin,
  });
  useEffect(() => { if (rowHeight !== ROW) rows.measure(); }, [rows, rowHeight]);
  const open = (item: T) => (props.opened ? setOpenId((id) => (id === item.id ? null : item.id)) : props.onOpen?.(item));
  const go = (at: number) => {
    const next = Math.max(0, Math.min(items.length - 1, at));
    setCurrent(next);
    rows.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus({ preventScroll: true }));
  };
  const [lastTurned, setLastTurned] = useState(0);
  const turn = (at: number, isRange: boolean) => {
    const item = items[at];
    if (!item || !props.chosen) return;
    props.chosen.turn(isRange ? present(items.slice(Math.min(at, lastTurned), Math.max(at, lastTurned) + 1)) : [item], !props.chosen.ids.has(item.id));
    setLastTurned(at);
  };
  useRowKeys(props, { current, go, open, turn });
  const shown = rows.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useWindow(props.window, box, { first, last });
  useEffect(() => {
    if (hasMore && last >= items.length - 20) more?.();
  }, [hasMore, last, items.length, more]);

  if (props.isLoading) return <RowSkeletons rows={SKELETONS} />;
  if (items.length === 0) return <>{props.empty}</>;
  const canOpen = Boolean(props.opened ?? props.onOpen);
  return (
    <div className="list">
      <ListHead columns={columns} sort={props.sort} hasLead={Boolean(props.lead)} chosen={props.chosen} items={items} />
      <div ref={box} role="list" aria-label={props.label} className="list-rows" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const item = items[index];
          if (!item) return <div key={key} role="listitem" data-index={index} ref={rows.measureElement} aria-setsize={items.length} aria-posinset={index + 1} aria-busy="true" className="lr" style={{ transform: `translateY(${start - margin}px)` }}><div className="lr-cells lr-coming"><span className="sk-bar" /></div></div>;
          return (
            <div key={key} role="listitem" data-index={index} data-at={index} ref={rows.measureElement} aria-setsize={hasMore ? -1 : items.length} aria-posinset={index + 1}
              className={`lr${openId === item.id ? ' opened' : ''}${props.chosen?.ids.has(item.id) ? ' chosen' : ''}${canOpen ? ' can-open' : ''}`} tabIndex={index === current ? 0 : -1} style={{ transform: `translateY(${start - margin}px)` }}
              onFocus={() => setCurrent(index)} onClick={(event) => { if (!isOwnControl(event)) { setCurrent(index); open(item); } }}
              onKeyDown={(event) => { if (event.key === 'Enter' && event.target === event.currentTarget) { event.preventDefault(); open(item); } else arrows(event, index, go); }}>
              <div className="lr-cells" style={{ gridTemplateColumns: tracks(columns, { hasLead: Boolean(props.lead), hasBox: Boolean(props.chosen) }) }}>
                {props.chosen && <label className="lr-box"><input type="checkbox" tabIndex={-1} aria-label={uiText.rows.choose} checked={props.chosen.ids.has(item.id)} onChange={() => {}} onClick={(event) => turn(index, event.shiftKey)} /></label>}
                <Cells item={item} columns={columns as readonly Column<unknown>[]} lead={props.lead as ((item: unknown) => ReactNode) | undefined} />
              </div>
              {openId === item.id && <div className="lr-open">{props.opened?.(item)}</div>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Drawn anew only when the row or the columns change, not while it moves. */
const Cells = memo(({ item, columns, lead }: { item: unknown; columns: readonly Column<unknown>[]; lead: ((item: unknown) => ReactNode) | undefined }) => (
  <>
    {lead && <span className="lr-lead">{lead(item)}</span>}
    {columns.map((column) => <span key={column.key} className={`lc lc-${column.kind} ${column.phone ? `ph-${column.phone}` : column.kind === 'name' ? '' : 'ph-none'}`}>{column.cell(item)}</span>)}
  </>
));

const present = <T,>(items: readonly (T | undefined)[]): T[] => items.filter((item) => item !== undefined);

const TRACKS: Record<Column<never>['kind'], string> = {
  name: 'minmax(0, 1.35fr)', text: 'minmax(0, 1fr)', near: 'var(--w-near)', date: 'var(--w-date)', number: 'var(--w-number)', state: 'var(--w-state)', acts: 'var(--w-acts)',
};
const tracks = <T,>(columns: readonly Column<T>[], { hasLead, hasBox }: { hasLead: boolean; hasBox: boolean }): string => [...(hasBox ? ['var(--w-box)'] : []), ...(hasLead ? ['var(--w-lead)'] : []), ...columns.map(({ kind }) => TRACKS[kind])].join(' ');

function ListHead<T extends { id: string }>({ columns, sort, hasLead, chosen, items }: Pick<ListProps<T>, 'columns' | 'sort' | 'chosen' | 'items'> & { hasLead: boolean }) {
  const known = chosen ? present(items) : [];
  const isAll = known.every(({ id }) => chosen?.ids.has(id));
  return (
    <div className="list-head lr-cells" style={{ gridTemplateColumns: tracks(columns, { hasLead, hasBox: Boolean(chosen) }) }}>
      {chosen && <label className="lr-box"><input type="checkbox" aria-label={uiText.rows.chooseAll} checked={isAll} onChange={() => chosen.turn(known, !isAll)} /></label>}
      {hasLead && <span />}
      {columns.map((column) => {
        const isSorted = sort?.key === column.key;
        return (
          <span key={column.key} className={`lc lc-${column.kind}`}>
            {column.isSortable && sort
              ? <button type="button" className="sort" onClick={() => sort.onSort(column.key)} aria-pressed={isSorted}>{column.label}{isSorted && <Icon name={sort.order === 'up' ? 'up' : 'down'} size="sm" label={sort.order === 'up' ? uiText.sortedUp : uiText.sortedDown} />}</button>
              : column.label}
          </span>
        );
      })}
    </div>
  );
}

interface At<T> { current: number; go: (to: number) => void; open: (item: T) => void; turn: (at: number, isRange: boolean) => void }

function useRowKeys<T>(props: ListProps<T>, at: At<T>): void {
  const withItem = (act: (item: T) => void) => () => {
    const item = props.items[at.current];
    if (item) act(item);
  };
  useKeys(props.items.length === 0 ? [] : [
    { key: 'j', label: uiText.rows.next, act: () => at.go(at.current + 1) },
    { key: 'k', label: uiText.rows.previous, act: () => at.go(at.current - 1) },
    ...(props.opened ?? props.onOpen ? [{ key: 'Enter', label: uiText.rows.open, act: withItem(at.open) }] : []),
    ...(props.chosen ? [{ key: 'x', label: uiText.rows.choose, act: () => at.turn(at.current, false) }, { key: 'X', act: () => at.turn(at.current, true) }] : []),
    ...(props.rowKeys ?? []).map(({ key, label, act }) => ({ key, label, act: withItem(act) })),
  ]);
}

function arrows(event: KeyboardEvent, index: number, go: (to: number) => void): void {
  if (event.target !== event.currentTarget || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  event.preventDefault();
  go(index + (event.key === 'ArrowDown' ? 1 : -1));
}

/** A click on a link or button inside the row is theirs, also on a list that one of them opened over the page; so is one that ends the marking of text. */
function isOwnControl(event: MouseEvent): boolean {
  const at = event.target as HTMLElement;
  return !event.currentTarget.contains(at) || at.closest('a, button, input, select, label, [role="menu"], .lr-open') !== null || (window.getSelection()?.toString() ?? '') !== '';
}

/** Says which rows are in sight; begins at the top where another list is shown. */
function useWindow(window: ListProps<never>['window'], box: RefObject<HTMLDivElement | null>, { first, last }: { first: number; last: number }): void {
  const shownKey = useRef(window?.key);
  const onShow = window?.onShow;
  useEffect(() => onShow?.(first, last), [onShow, first, last]);
  useEffect(() => {
    if (shownKey.current !== window?.key) scrollerOf(box.current)?.scrollTo({ top: 0 });
    shownKey.current = window?.key;
  }, [box, window?.key]);
}

/** How high rows are before they are drawn, where all are alike: on a phone they have two lines. */
function useRowHeight(box: RefObject<HTMLDivElement | null>, isWatched: boolean): number {
  const [height, setHeight] = useState(ROW);
  useLayoutEffect(() => {
    if (!isWatched || !box.current) return;
    const measure = () => {
      const row = box.current?.querySelector('.lr:not(.opened)');
      if (row) setHeight(row.getBoundingClientRect().height);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [box, isWatched]);
  return height;
}

const scrollerOf = (element: HTMLElement | null): HTMLElement | null => element?.closest<HTMLElement>('[data-scroll]') ?? null;

/** How far below the top of what scrolls the rows begin. */
function useScrollMargin(box: RefObject<HTMLDivElement | null>, hasRows: boolean): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const scroller = scrollerOf(box.current);
    if (!scroller) return;
    const measure = () => {
      if (box.current) setMargin(Math.round(box.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop));
    };
    // What stands above the rows may grow, and the window may change its width.
    const watch = new ResizeObserver(measure);
    for (const element of [scroller, ...scroller.children]) watch.observe(element);
    return () => watch.disconnect();
  }, [box, hasRows]);
  return margin;
}
