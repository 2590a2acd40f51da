// The words of the grammar. Adding a phrase is adding it to a line: alternatives stand between bars, every inflection is written
// out, typing errors are forgiven elsewhere. Names of topics, people and fields are not here; they come from the workspace.
import type { Filter, Kind, RelationKind, Stance } from './question.ts';

type Line<T> = readonly [meaning: T, words: string];

/** What somebody did, as a filter on their interactions. The first phrase of a line is the one used to say it back. */
export const acts: readonly Line<Filter & { measure?: 'amount' }>[] = [
  [{ kinds: ['mail'] }, 'wrote a mail|wrote|write|writes|written|writing|wrote us|wrote to us|write to us|mailed|mailed us|emailed|emailed us|email us|e-mailed|sent a mail|sent us a mail|sent an email|mail|mails|emails|email|got in touch by mail|write in|wrote in'],
  [{ kinds: ['call'] }, 'had a call|called|call|calls|called us|phoned|phoned us|phone call|phone calls|rang|rang us|had a phone call|talked on the phone|spoke on the phone'],
  [{ kinds: ['meeting'] }, 'had a meeting|met|meet|meets|met us|meeting|meetings|saw in person|met in person|had meetings'],
  [{ kinds: ['note'] }, 'got a note|has a note|have a note|notes|with a note'],
  [{ kinds: ['purchase'], again: true }, 'bought again|buy again|came back to buy|returned to buy|reordered|reorder|repeat buyers|repeat customers|repeat purchases|came back|come back|returned|bought repeatedly'],
  [{ kinds: ['purchase'], measure: 'amount' }, 'spent|spend|spends|spending|paid|pay|pays'],
  [{ kinds: ['purchase'] }, 'bought|buy|buys|buying|buyers|buyer|purchased|purchase|purchases|purchasing|ordered|orders|order|placed an order|made a purchase|bought something|bought from us|shopped|shop with us|purchasers'],
  [{ kinds: ['reading'] }, 'read|reads|reading|readings|readers|reader|downloaded|downloads|opened|studied|looked at|watched|viewed'],
  [{ kinds: ['usage'] }, 'used the product|used|use|uses|using|usage|logged in|were active|was active|active'],
  [{ kinds: ['visit'] }, 'came for a visit|visited|visit|visits|came by|dropped in'],
  [{ kinds: ['training'] }, 'took a training|trained|training|trainings|took a course|attended a training|attended training|were trained|attended a class'],
  [{ kinds: ['community answer'] }, 'answered in the community|helped others|helped other customers|helped in the community|community answers|answered others'],
  [{ kinds: ['survey response'] }, 'answered a survey|answered the survey|responded to a survey|survey responses|survey response|filled in a survey|answered our survey|gave us a score|rated us'],
  [{ kinds: ['review'] }, 'wrote a review|wrote reviews|left a review|reviewed|reviewed us|reviews|review'],
  [{ kinds: ['event'] }, 'took part in an event|attended an event|came to an event|attended a webinar|event|events'],
  [{ kinds: ['call', 'meeting'] }, 'spoke with us|talked with us|talked to us|spoke to us|spoke with|talked with|talked to|spoke to'],
  [{ part: 'received' }, 'received something|received|got a copy|were written to|was written to|got from us'],
  [{ part: 'received', kinds: ['mail'] }, 'received a mail|received mail|received mails|got a mail|got mail|got an email|received an email|were mailed by us'],
  [{}, 'did something|did anything|interacted|interact|interaction|interactions|had an interaction|were in touch|was in touch|in touch|heard from|interacted with us'],
];

export const stanceWords: readonly Line<Stance>[] = [
  ['concern', 'had a concern|concern|concerns|concerned|were concerned|expressed concern|expressed concerns|expressed a concern|raised concerns|raised a concern|worried|worry|worries|worrying|was worried|were worried|are worried|is worried|been worried|had a problem|had problems|have a problem|have problems|has a problem|has problems|having problems|having a problem|problem|problems|trouble|troubles|had trouble|have trouble|has trouble|having trouble|in trouble|ran into trouble|ran into problems|issue|issues|had issues|had an issue|have issues|have an issue|has issues|having issues|difficulty|difficulties|had difficulties|struggled|struggle|struggles|struggling|complained|complain|complains|complaining|complaint|complaints|upset|angry|annoyed|frustrated|dissatisfied|disappointed|disappointment|not happy|unsatisfied|hate|hated|hates|disliked|dislike|failed|failing|afraid|nervous|anxious'],
  ['praise', 'praised|praise|praises|praising|gave praise|loved|love|loves|liked|like|likes|happy|were happy|are happy|is happy|was happy|pleased|delighted|satisfied|thankful|thanked|thanked us|impressed|enjoyed|enjoy|enjoys|enjoying|spoke well|raved|fans|fan|compliments|complimented|excited|enthusiastic'],
  ['idea', 'had an idea|idea|ideas|had ideas|suggested|suggest|suggests|suggestion|suggestions|made a suggestion|proposed|propose|requested|request|requests|feature request|feature requests|wished for|wished|wish|wishes|wish for|asked for'],
  ['question', 'had a question|asked about|asked|ask|asks|asking|asked a question|asked questions|question|questions|had questions|have questions|have a question|has a question|wanted to know|want to know|wondered|wonder|wondering|enquired|inquired|enquiries'],
  ['interest', 'showed interest|interest|interested|interested in|were interested|are interested|is interested|was interested|show interest|shows interest|expressed interest|curious|looked into|keen|care about|cares about'],
  ['neutral', 'spoke neutrally|neutral'],
];

/** Saying something, whatever the stance. */
export const mentionWords = 'mentioned|mention|mentions|mentioning|talked about|talk about|talks about|spoke about|spoke of|speak about|discussed|discuss|discusses|wrote about|write about|writes about|brought up|said|say|says|said something|raised|told us|told us about|commented|commented on|mailed about|emailed about|called about|wrote us about|wrote to us about|wrote in about|in touch about';
/** "enjoy reading …": see fuzzy.ts for what it means. */
export const enjoyWords = 'enjoy reading|enjoys reading|enjoyed reading|love reading|loves reading|like reading|likes reading|like to read|likes to read|love to read|loves to read|enjoy|keen readers|avid readers|fond of reading|enjoying reading';
export const spellingOutWords = 'used the words|used the word|with the words|with the word|the words|the word|containing|contains the words|contain the words|saying';

export const kindWords: readonly Line<Kind>[] = [
  ['mail', 'mail|email|e-mail|mails|emails'], ['call', 'call|phone|telephone|calls'], ['meeting', 'meeting|meetings'], ['note', 'note|notes'], ['purchase', 'purchase|purchases'], ['reading', 'reading'],
  ['usage', 'usage'], ['visit', 'visit|visits'], ['training', 'training'], ['community answer', 'community answer'], ['survey response', 'survey response|survey|surveys'], ['review', 'review|reviews'], ['event', 'event|events'],
];

/** Contact is a mail, call or meeting with any of us, in either direction. */
export const contactWords = 'was contacted|were contacted|contacted|been contacted|be contacted|is contacted|are contacted|contact|contacts|had contact|have contact|has contact|had any contact|spoken to|been spoken to|spoken with|talked to by us|reached out to|touched base|touched|were called or mailed|heard from us|hear from us|last spoke|had a touch';
/** No contact for so long; the length may follow ("silent for 60 days"). */
export const silentWords = 'silent|gone quiet|went quiet|quiet|gone silent|went silent|neglected|forgotten|out of touch|ignored|lost touch|lost contact|cold';

export interface RelationMeaning {
  kind: RelationKind;
  /** to: they do it to the others; from: the others do it to them. */
  direction: 'to' | 'from' | 'either';
}
export const relationWords: readonly Line<RelationMeaning>[] = [
  [{ kind: 'knows', direction: 'to' }, 'know|knows|knew|are acquainted with|is acquainted with'],
  [{ kind: 'knows', direction: 'from' }, 'are known by the person|are known as an acquaintance of|are acquaintances of'],
  [{ kind: 'knows', direction: 'either' }, 'are linked by knowing with|is linked by knowing with|has an acquaintance in'],
  [{ kind: 'works with', direction: 'to' }, 'work with|works with|worked with|working with|collaborates with|collaborate with'],
  [{ kind: 'works with', direction: 'from' }, 'are worked with by|is worked with by'],
  [{ kind: 'works with', direction: 'either' }, 'are colleagues of|is a colleague of|colleagues of|colleague of'],
  [{ kind: 'reports to', direction: 'to' }, 'report to|reports to|reported to|reporting to|works for|work for'],
  [{ kind: 'reports to', direction: 'from' }, 'are the boss of|is the boss of|is reported to by|manages|manage|the boss of|managers of|bosses of'],
  [{ kind: 'reports to', direction: 'either' }, 'are in a line with|is in a line with'],
  [{ kind: 'referred', direction: 'to' }, 'referred|refer|refers|referring|recommended us to|has referred|have referred'],
  [{ kind: 'referred', direction: 'from' }, 'were referred by|was referred by|referred by|been referred by|is referred by|are referred by|referrals of|referrals from|referrals by|recommended by|came through|came by recommendation of'],
  [{ kind: 'referred', direction: 'either' }, 'are linked by a referral with|is linked by a referral with'],
  [{ kind: 'introduced', direction: 'to' }, 'introduced|introduce|introduces|made an introduction to'],
  [{ kind: 'introduced', direction: 'from' }, 'were introduced by|was introduced by|introduced by|been introduced by|introductions from'],
  [{ kind: 'introduced', direction: 'either' }, 'are linked by an introduction with|is linked by an introduction with'],
  [{ kind: 'replied to', direction: 'to' }, 'replied to|reply to|replies to|answered|answers to|responded to'],
  [{ kind: 'replied to', direction: 'from' }, 'were answered by|was answered by|got a reply from|got replies from|received a reply from|got an answer from|answered by'],
  [{ kind: 'replied to', direction: 'either' }, 'exchanged replies with|corresponded with|corresponds with'],
];
export const anyRelationWords = 'is related to|are related to|related to|is connected to|are connected to|connected to|linked to|is linked to|close to|is near to';

export const headWords: readonly Line<'people' | 'organisations' | 'buyers' | 'readers' | 'connections' | 'champions'>[] = [
  ['people', 'people|person|persons|customers|customer|clients|client|contacts|everyone|everybody|anyone|anybody|those|somebody|someone|folks|users|subscribers|individuals|guys'],
  ['organisations', 'organisations|organisation|organizations|organization|companies|company|firms|firm|businesses|business|accounts|account|orgs|org|studios|institutes|universities|teams|enterprises'],
  ['connections', 'connections|my connections|my contacts|people i know|my network|whom i know|who i know|i know|our connections|our network|people we know|my people|acquaintances'],
];
export const myConnections = new Set(['connections', 'my connections', 'my contacts', 'people i know', 'my network', 'whom i know', 'who i know', 'i know', 'my people', 'acquaintances']);

/** Conditions that are one word. What they mean stands in conditions.ts, with the numbers of fuzzy.ts. */
export const adjectives: readonly Line<AdjectiveName>[] = [
  ['promoter', 'promoters|promoter|are promoters|is a promoter'], ['detractor', 'detractors|detractor|are detractors|is a detractor'], ['passive', 'passives|passive'],
  ['unhappy', 'unhappy|dissatisfied customers|angry customers|discontent'], ['fading', 'fading|slipping away|slipping|drifting away|cooling off|fading away|are fading|is fading|losing interest|drifting'],
  ['growing', 'warming up|getting closer|growing closer|more and more active'],
  ['would buy again', 'would buy again|would buy from us again|will buy again|who would buy again|want to buy again|ready to buy again'],
  ['would not buy again', 'would not buy again|would not buy from us again|will not buy again|wouldn\'t buy again'],
  ['score falling', 'score is falling|falling score|score falling|falling scores|scores are falling|score fell|score dropped|score is dropping|score has fallen|score has dropped|nps is falling|nps falling|falling nps|nps dropped|nps fell|nps is dropping|rating is falling|score trend is falling|score going down|score is going down'],
  ['score rising', 'score is rising|rising score|score rising|rising scores|scores are rising|score rose|score improved|score is improving|score has risen|nps is rising|nps rising|rising nps|nps rose|nps improved|nps is improving|score trend is rising|score going up|score is going up'],
  ['new', 'new|brand new|newcomers|newcomer'],
  ['well known', 'i know well|know well|strong ties|strong tie|well known|close ties|close connections'], ['barely known', 'barely know|i barely know|weak ties|weak tie|hardly know'],
  ['former', 'former|who left|left us|ex|churned|gone|who left us|has left|have left'],
];
export type AdjectiveName = 'promoter' | 'detractor' | 'passive' | 'unhappy' | 'fading' | 'growing' | 'would buy again' | 'would not buy again' | 'score falling' | 'score rising' | 'new' | 'well known' | 'barely known' | 'former';

/** Verbs that stand for a field: "renew within 60 days" is the field renewal date with a time. */
export const fieldVerbs: readonly Line<string>[] = [
  ['renewal date', 'renew|renews|renewing|renewal|renewals|due for renewal|up for renewal|renewal is due|come up for renewal|contract ends|contracts end|contract runs out|renewal coming up|whose renewal is'],
  ['started on', 'started|start|joined|signed up|became customers|customers since|customer since|customer from|became a customer'],
  ['left on', 'cancelled|canceled'],
  ['latest score', 'gave us|scored us|scored|gave a score of|gave a'],
];
/** Words a field is known by, besides its own label and aliases. */
export const fieldWords: readonly Line<string>[] = [
  ['yearly revenue', 'revenue|yearly revenue|annual revenue|turnover with us|arr|pays us|paying|customers by revenue'],
  ['renewal date', 'renewal date|renewal day'],
  ['latest score', 'latest score|score|nps|nps score|rating|latest nps'],
  ['size', 'size|employees|staff|headcount'],
];

export const rising = 'more often|more and more often|increasingly|more than before|more';
export const falling = 'less often|less and less often|less and less|decreasingly|less than before|less|rarer|fewer|more rarely';
