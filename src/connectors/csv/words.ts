// The words of the product that a cell may hold, with what people and other programs write for them.

const words = <T extends string>(meanings: Record<T, string>): ReadonlyMap<string, T> =>
  new Map(Object.entries(meanings).flatMap(([word, others]) => [[word, word as T], ...(others as string).split(',').filter(Boolean).map((other) => [other.trim(), word as T] as [string, T])] as [string, T][]));

export const INTERACTION_KINDS = words({
  mail: 'email,e mail,e-mail,message,letter', call: 'phone,phone call,telephone', meeting: 'meetings,appointment,video call,demo', note: 'comment,memo', purchase: 'order,sale',
  reading: 'read', usage: 'use,used', visit: 'page view,site visit', training: 'lesson,course', 'community answer': 'answer,forum answer', 'survey response': 'survey,response', review: 'public review', event: 'other',
});
export const DIRECTIONS = words({ in: 'inbound,incoming,received,from customer', out: 'outbound,outgoing,sent,to customer', among: 'among customers,among others' });
export const STANCES = words({
  interest: 'interested', concern: 'concerned,worried,problem,complaint,negative', praise: 'positive,happy,likes', idea: 'suggestion,feature request', question: 'asks', neutral: 'none',
});
export const BUY_AGAIN = words({ yes: 'y,true,1,definitely,probably yes', no: 'n,false,0,definitely not,probably not', perhaps: 'maybe,not sure,unsure,undecided' });
export const FACES = words({ great: 'good,happy,happiness,3', okay: 'ok,neutral,fine,2', 'not good': 'bad,unhappy,sad,poor,1' });
export const RELATIONSHIP_KINDS = words({ knows: 'know', 'works with': 'work with,colleague of,works together with', 'reports to': 'report to,managed by,manager', referred: 'refers,recommended', introduced: 'introduces' });
/** What shops and payment services write beside a purchase that did not come about, or was given back whole. */
export const NOT_BOUGHT = /^(?:failed|failure|declined|cancell?ed|voided|void|refunded|fully refunded|charged back|chargeback|expired|abandoned|incomplete|requires[ _-].+)$/i;
