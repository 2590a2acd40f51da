// The ends of the builder: who comes first and how many, and the ways of an introduction, which have no conditions.
import { formText } from '#rooms/question/conditionForm.text.ts';
import type { Sought } from '#rooms/question/editing.ts';
import { orderName, orderNames, waysFor, withLimit, withOrder, withWay } from '#rooms/question/orderForm.ts';
import type { OrderName } from '#rooms/question/orderForm.ts';
import type { Order } from '#rooms/question/order.ts';
import type { Question } from '#rooms/question/question.ts';
import { Name } from './builderNames.ui.tsx';
import { Amount, Choice } from './builderValues.ui.tsx';

const text = formText.builder;
const LIMIT_MAX = 10_000;

export function Ordered({ question, change }: { question: Sought; change: (question: Question) => void }) {
  const { order, limit } = question;
  return (
    <span className="bf builder-order" role="group" aria-label={text.order}>
      <span className="bf-label" aria-hidden="true">{text.order}</span>
      <Choice label={text.order} value={orderName(order)} choices={Object.fromEntries(orderNames(question).map((name) => [name, formText.orders[name]]))} set={(name) => change(withOrder(question, (name ?? 'none') as OrderName))} />
      {order && (
        <>
          <Choice label={text.way} value={order.way} choices={Object.fromEntries(waysFor(order).map((way) => [way, formText.ways[way]]))} set={(way) => change(withWay(question, way as Order['way']))} />
          <span className="bf-label" aria-hidden="true">{text.limit}</span>
          <Amount label={text.limit} value={limit ?? null} min={1} max={LIMIT_MAX} none={() => change(withLimit(question, null))} set={(n) => change(withLimit(question, n))} />
        </>
      )}
    </span>
  );
}

/** Who introduces me to whom, over how many. */
export function WayForm({ of, change }: { of: Extract<Question, { find: 'paths' }>; change: (question: Question) => void }) {
  return (
    <div className="brow"><div className="brow-fields">
      <span className="bf" role="group" aria-label={text.to}><span className="bf-label" aria-hidden="true">{text.to}</span><Name of="person" label={text.to} value={of.to} set={(to) => { if (to !== 'anyone') change({ ...of, to }); }} /></span>
      <span className="bf" role="group" aria-label={text.from}><span className="bf-label" aria-hidden="true">{text.from}</span><Name of="member" label={text.from} value={of.from} orAnyone set={(from) => change({ ...of, from })} /></span>
      <span className="bf" role="group" aria-label={text.hops}><span className="bf-label" aria-hidden="true">{text.hops}</span><Amount label={text.hops} value={of.hops} min={1} max={4} set={(hops) => change({ ...of, hops })} /></span>
    </div></div>
  );
}
