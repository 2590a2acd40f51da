// The words of the grammar. Adding a phrase is adding it to a line: alternatives stand between bars, every inflection is written
// out, typing errors are forgiven elsewhere. Names of topics, people and fields are not here; they come from the workspace.
import type { Count, Filter, Kind, RelationKind, Stance } from './question.ts';

type Line<T> = readonly [meaning: T, words: string];

/** What somebody did, as a filter on their interactions. The first phrase of a line is the one used to say it back. */
export const acts: readonly Line<Act>[] = [
  [{ kinds: ['mail'] }, 'wrote a mail|wrote|write|writes|written|writing|wrote us|wrote to us|write to us|writes to us|mailed|mailed us|mailing us|emailed|emailed us|email us|emails us|e-mailed|sent a mail|sent us a mail|sent an email|sent us an email|sent mails|sent emails|mail|mails|emails|email|e-mail|e-mails|sent us mails'],
  [{ kinds: ['call'] }, 'had a call|called|call|calls|called us|calling us|phoned|phoned us|phone call|phone calls|rang|rang us|had a phone call|had calls|talked on the phone|spoke on the phone|gave us a call|called in'],
  [{ kinds: ['meeting'] }, 'had a meeting|met|meet|meets|met us|meeting us|meeting|meetings|saw in person|met in person|had meetings|came to a meeting'],
  [{ kinds: ['note'] }, 'got a note|has a note|have a note|note|notes|with a note|have notes|has notes'],
  [{ kinds: ['purchase'], count: { atLeast: 1, atMost: 1 } }, 'one-time buyers|one time buyers|one-time customers|one-off buyers|single purchase|one-time buyer'],
  [{ kinds: ['purchase'], again: true }, 'bought again|buy again|buying again|ordered again|came back to buy|returned to buy|reordered|reorder|repeat buyers|repeat buyer|repeat customers|repeat customer|returning customers|returning buyers|repeat purchases|came back|come back|coming back|returned|bought repeatedly|purchased again'],
  [{ kinds: ['purchase'], measure: 'amount' }, 'spent|spend|spends|spending|spenders|spender|amount spent|money spent|paid|pay|pays|paid us'],
  [{ kinds: ['purchase'] }, 'bought|buy|buys|buying|buyers|buyer|purchased|purchase|purchases|purchasing|ordered|orders|order|ordering|placed an order|placed orders|made a purchase|made purchases|bought something|bought anything|bought from us|buy from us|shopped|shop with us|purchasers|sales'],
  [{ kinds: ['reading'] }, 'read|reads|open any|open the|open our|opens|reading|readings|readers|reader|downloaded|downloads|download|opened|studied|looked at|watched|watch|viewed|view'],
  [{ kinds: ['usage'] }, 'used the product|using the product|using our product|used it|use it|used|use|uses|using|usage|logged in|log in|were active|was active|active|are active|used our product|use the product|use our product'],
  [{ kinds: ['visit'] }, 'came for a visit|visited|visit|visits|came by|dropped in|visited us|visiting us|stopped by'],
  [{ kinds: ['training'] }, 'took a training|trained|training|trainings|took a course|attended a training|attended training|attended trainings|were trained|was trained|attended a class|took a class|completed a course|completed a training'],
  [{ kinds: ['community answer'] }, 'answered in the community|helped others|help others|helped other customers|helped in the community|community answers|answered others|helps others'],
  [{ kinds: ['survey response'] }, 'answered a survey|answered the survey|answered surveys|responded to a survey|responded to the survey|responded to our survey|survey responses|survey response|filled in a survey|filled in the survey|filled out a survey|filled out the survey|answered our survey|gave us a score|gave a score|rated us|took the survey|took a survey'],
  [{ kinds: ['review'] }, 'wrote a review|wrote reviews|left a review|left reviews|reviewed|reviewed us|reviews|review|posted a review'],
  [{ kinds: ['event'] }, 'took part in an event|attended an event|attended events|came to an event|came to our event|event|events'],
  [{ isAttending: true }, 'attended|attend|attends|attending|took part in|came to|joined us at'],
  [{ kinds: ['call', 'meeting'] }, 'had a call or a meeting|had a call or meeting|spoke with us|talked with us|talked to us|spoke to us|spoke with|talked with|talked to|spoke to|speak with|talk to|talk with|speak to|spoken with us'],
  [{ part: 'received' }, 'received something|received|receive|receives|got a copy|were written to|was written to|got from us|been written to'],
  [{ part: 'received', kinds: ['mail'] }, 'received a mail|received mail|received mails|received an email|received emails|got a mail|got mail|got mails|got an email|got emails|were mailed by us|get mail|were mailed|were emailed|was emailed'],
  [{}, 'did something|did anything|done anything|interacted|interact|interaction|interactions|had an interaction|interacted with us|had interactions'],
];
export type Act = Filter & { measure?: 'amount'; count?: Count; isAttending?: true };

export const stanceWords: readonly Line<Stance>[] = [
  ['concern', 'had a concern|concern|concerns|concerned|were concerned|are concerned|is concerned|was concerned|expressed concern|expressed concerns|expressed a concern|raised concerns|raised a concern|raised concern|voiced concern|voiced concerns|voiced a concern|have a concern|have concerns|has concerns|worried|worry|worries|worrying|was worried|were worried|are worried|is worried|been worried|had a problem|had problems|have a problem|have problems|has a problem|has problems|having problems|having a problem|problem|problems|problematic|trouble|troubles|troubled|had trouble|had troubles|have trouble|has trouble|having trouble|in trouble|ran into trouble|run into trouble|ran into problems|ran into issues|ran into a problem|run into problems|issue|issues|had issues|had an issue|have issues|have an issue|has issues|has an issue|having issues|having an issue|reported a problem|reported problems|reported an issue|reported issues|report problems|reported a bug|reported bugs|bug reports|bug report|difficulty|difficulties|had difficulties|had difficulty|have difficulties|struggled|struggle|struggles|struggling|complained|complain|complains|complaining|complaint|complaints|complainers|upset|angry|annoyed|frustrated|frustration|dissatisfied|dissatisfaction|disappointed|disappointment|not content|not content with|are not content with|is not content with|are not content|is not content|not happy|are not happy|is not happy|were not happy|was not happy|not satisfied|are not satisfied|is not satisfied|were not satisfied|not pleased|not impressed|unsatisfied|unhappy with|unhappy about|were unhappy with|was unhappy with|are unhappy with|hate|hated|hates|hating|dislike|disliked|dislikes|do not like|does not like|did not like|not like|fed up with|fed up|criticised|criticized|criticise|criticize|criticism|critical of|critical|negative about|negative|grumbled|moaned|failed|failing|failures|afraid|nervous|anxious|alarmed|irritated|stuck|stuck with|doubts|doubted|sceptical|skeptical|bothered by|bothered'],
  ['praise', 'gave praise|praised|praise|praises|praising|loved|love|loves|loving|liked|like|likes|liking|content with|are content|is content|happy|were happy|are happy|is happy|was happy|pleased|were pleased|delighted|satisfied|are satisfied|is satisfied|were satisfied|thankful|grateful|thanked|thanked us|thank us|appreciated|appreciate|appreciates|impressed|impressed by|enjoyed|enjoys|enjoying|spoke well|spoke well of|spoke highly of|raved|raved about|fans|fan|big fans|compliments|compliment|complimented|excited|enthusiastic|positive about|positive'],
  ['idea', 'had an idea|idea|ideas|had ideas|has an idea|have ideas|have an idea|suggested|suggest|suggests|suggesting|suggestion|suggestions|made a suggestion|made suggestions|proposed|propose|proposal|proposals|requested|request|requests|requesting|demanded|demand|demanding|wishing for|feature request|feature requests|wished for|wished|wish|wishes|wish for|asked for|asking for|ask for|want|wants|wanted|would like to have|want to have|wants to have|wanted to have|want to see|wants to see|would like to see|would love to have|would love to see|hope for|hopes for|hoped for|hoping for'],
  ['question', 'had a question|asked about|asked|ask|asks|asking|asked a question|asked questions|ask questions|question|questions|had questions|have questions|have a question|has a question|has questions|wanted to know|want to know|wants to know|wondered|wonder|wondering|enquired|inquired|enquiries|enquired about|inquired about|unsure|confused|confused about|confused by|asked us about|asked us'],
  ['interest', 'showed interest|interest|interests|interested|interested in|were interested|are interested|is interested|was interested|show interest|shows interest|showed an interest|expressed interest|expressed an interest|curious|looked into|looking into|keen|keen on|care about|cares about|considering|evaluating'],
  ['neutral', 'spoke neutrally|neutral|were neutral|neutrally'],
];

/** Saying something, whatever the stance. */
export const mentionWords = 'mentioned something|mentioned|mention|mentions|mentioning|talked about|talk about|talks about|talking about|spoke about|spoke of|speak about|speaks about|discussed|discuss|discusses|discussing|wrote about|write about|writes about|writing about|brought up|bring up|said|say|says|said something|said anything|say anything|raised|told us|told us about|commented|comment|comments|commented on|mailed about|emailed about|called about|wrote us about|wrote to us about|wrote in about|in touch about|talked with us about|talked to us about|spoke to us about|spoke with us about|got in touch about|contacted us about|touched on|posted about|posted|think about|think of|thinks about|thinks of|thought about|feel about|feels about|felt about';
/** "enjoy reading …": see fuzzyWords.ts for what it means. */
export const enjoyWords = 'enjoy reading|enjoys reading|enjoyed reading|love reading|loves reading|like reading|likes reading|like to read|likes to read|love to read|loves to read|enjoy|keen readers|avid readers|fond of reading|enjoying reading';
export const spellingOutWords = 'used the words|used the word|with the words|with the word|the words|the word|containing|contains the words|contain the words|saying';

export const kindWords: readonly Line<Kind>[] = [
  ['mail', 'mail|email|e-mail|mails|emails'], ['call', 'call|phone|telephone|calls|phone call'], ['meeting', 'meeting|meetings'], ['note', 'note|notes'], ['purchase', 'purchase|purchases'], ['reading', 'reading'],
  ['usage', 'usage'], ['visit', 'visit|visits'], ['training', 'training'], ['community answer', 'community answer'], ['survey response', 'survey response|survey|surveys'], ['review', 'review|reviews'], ['event', 'event|events'],
];

/** Contact is a mail, call or meeting with any of us, in either direction, or in the one that is said. */
export const contactWords: readonly Line<'in' | 'out' | 'either'>[] = [
  ['either', 'were contacted|was contacted|contacted|contacted by us|were contacted by us|was contacted by us|been contacted by us|been contacted|be contacted|is contacted|are contacted|contact|contacts|contacting|had contact|have contact|has contact|had any contact|any contact|in contact|spoken to|been spoken to|spoken with|talked to by us|touched base|touched|touched base with|were called or mailed|last spoke|had a touch|in touch|were in touch|was in touch|are in touch|is in touch|been in touch|stayed in touch|keep in touch|kept in touch|talk|talked|spoke|speak|spoken|been reached|touches|touch'],
  ['in', 'got in touch|get in touch|gets in touch|contacted us|contact us|contacts us|reached out|reached out to us|reach out|reaches out|approached us|wrote back|replied|reply|replies|responded|respond|responds|got back to us|came back to us|answered us|replied to us|responded to us|turned to us'],
  ['out', 'heard from us|got a reply|got an answer|got a response|received a reply|received an answer|received a response|got replies|got answers|heard back|were answered|was answered|been answered|hear from us|been heard from us|reached by us|approached by us'],
];
/** "heard from Ada" is from Ada to them, "have not heard from" is from them to us. */
export const hearingWords = 'heard from|hear from|heard of|hear of|heard anything from|hear anything from|heard back from';
/** No contact for so long; the length may follow ("silent for 60 days"). */
export const silentWords = 'silent|gone quiet|went quiet|go quiet|quiet|gone silent|went silent|go silent|fell silent|fallen silent|neglected|forgotten|forgot|out of touch|ignored|lost touch|lost contact|lost touch with|cold|gone cold|went cold|dormant|inactive|stopped talking|stopped talking to us|disappeared|gone dark|went dark';

export interface RelationMeaning {
  kind: RelationKind;
  /** to: they do it to the others; from: the others do it to them. */
  direction: 'to' | 'from' | 'either';
}
export const relationWords: readonly Line<RelationMeaning>[] = [
  [{ kind: 'knows', direction: 'to' }, 'know|knows|knew|known|are acquainted with|is acquainted with'],
  [{ kind: 'knows', direction: 'from' }, 'are known by the person|are known as an acquaintance of|are acquaintances of'],
  [{ kind: 'knows', direction: 'either' }, 'are linked by knowing with|is linked by knowing with|friends of|friend of|are friends with|is friends with|acquaintances of|acquainted with'],
  [{ kind: 'works with', direction: 'to' }, 'work with|works with|worked with|working with|collaborates with|collaborate with|collaborated with'],
  [{ kind: 'works with', direction: 'from' }, 'are worked with by|is worked with by'],
  [{ kind: 'works with', direction: 'either' }, 'are colleagues of|is a colleague of|colleagues of|colleague of|coworkers of|co-workers of|are colleagues with'],
  [{ kind: 'reports to', direction: 'to' }, 'report to|reports to|reported to|reporting to|works for|work for'],
  [{ kind: 'reports to', direction: 'from' }, 'are the boss of|is the boss of|is reported to by|manages|manage|the boss of|managers of|bosses of'],
  [{ kind: 'reports to', direction: 'either' }, 'are in a line with|is in a line with'],
  [{ kind: 'referred', direction: 'to' }, 'referred|refer|refers|referring|recommended us to|has referred|have referred'],
  [{ kind: 'referred', direction: 'from' }, 'were referred by|was referred by|referred by|referred to us by|were referred to us by|was referred to us by|been referred by|is referred by|are referred by|referrals of|referrals from|referrals by|recommended by|came through|came by recommendation of|were recommended by|was recommended by'],
  [{ kind: 'referred', direction: 'either' }, 'are linked by a referral with|is linked by a referral with'],
  [{ kind: 'introduced', direction: 'to' }, 'introduced|introduce|introduces|made an introduction to|introduced us to|introducing'],
  [{ kind: 'introduced', direction: 'from' }, 'were introduced by|was introduced by|introduced by|introduced to us by|were introduced to us by|been introduced by|introductions from|are introduced by|is introduced by'],
  [{ kind: 'introduced', direction: 'either' }, 'are linked by an introduction with|is linked by an introduction with'],
  [{ kind: 'replied to', direction: 'to' }, 'replied to|reply to|replies to|answered|answer|answers|answers to|responded to|respond to|replying to'],
  [{ kind: 'replied to', direction: 'from' }, 'were answered by|was answered by|were replied to by|got a reply from|got replies from|received a reply from|got an answer from|answered by'],
  [{ kind: 'replied to', direction: 'either' }, 'exchanged replies with|corresponded with|corresponds with'],
];
export const anyRelationWords = 'is related to|are related to|related to|is connected to|are connected to|connected to|linked to|is linked to|close to|is near to';

export const headWords: readonly Line<'people' | 'organisations' | 'connections'>[] = [
  ['people', 'people|person|persons|customers|customer|clients|client|contacts|everyone|everybody|anyone|anybody|those|somebody|someone|folks|users|user|subscribers|subscriber|individuals|guys|prospects|prospect|leads|humans|ones|others|other people|other customers'],
  ['organisations', 'organisations|organisation|organizations|organization|companies|company|firms|firm|businesses|business|accounts|account|orgs|org|studios|institutes|universities|enterprises|institutions|employers|employer|farms|schools|agencies|hotels|restaurants|clinics|hospitals|charities|labs|clubs'],
  ['connections', 'connections|my connections|my contacts|my network|our connections|our network|our contacts|my people|our contact|our contact person|acquaintances|my acquaintances|connection'],
];
export const ourConnections = new Set(['our connections', 'our network', 'our contacts', 'our contact', 'our contact person']);

const SURELY = ['still', 'definitely', 'gladly', 'certainly', 'probably', 'happily', 'always', 'surely', 'love to', 'like to'];

/** Conditions that are one word. What they mean stands in fuzzyConditions.ts, with the numbers of fuzzyWords.ts. */
export const adjectives: readonly Line<AdjectiveName>[] = [
  ['promoter', 'promoters|promoter|are promoters|is a promoter'], ['detractor', 'detractors|detractor|are detractors|is a detractor'], ['passive', 'passives|passive'],
  ['unhappy', 'unhappy|dissatisfied customers|angry customers|discontent'], ['fading', 'fading|slipping away|slipping|drifting away|cooling off|fading away|are fading|is fading|losing interest|drifting|fading out'],
  ['growing', 'warming up|getting closer|growing closer|more and more active'],
  ['would buy again', 'would buy again|would buy from us again|will buy again|want to buy again|ready to buy again|willing to buy again|would purchase again|would order again|would come back|' + SURELY.map((how) => `would ${how} buy again|${how} would buy again|would ${how} buy from us again|would ${how} order again`).join('|')],
  ['might buy again', 'might buy again|may buy again|would perhaps buy again|perhaps buy again|would maybe buy again'],
  ['would not buy again', 'would not buy again|would not buy from us again|will not buy again|would never buy again|would not purchase again|would not order again|will never buy again'],
  ['score falling', falls('score|scores|nps|nps score|rating|score trend|latest score', 'falling|dropping|going down|declining|decreasing|down', 'fell|dropped|went down|declined|decreased|worsened|got worse')],
  ['score rising', falls('score|scores|nps|nps score|rating|score trend|latest score', 'rising|improving|going up|increasing|growing|up', 'rose|improved|went up|increased|grew|got better')],
  ['new', 'new|brand new|newcomers|newcomer|brand-new'],
  ['well known', 'know well|know best|knows well|knows best|know very well|knows very well|strong ties|strong tie|well known|close ties|close connections|are close to us'], ['barely known', 'barely know|hardly know|barely knows|hardly knows|weak ties|weak tie|barely known|hardly known'],
  ['former', 'former|ex|churned|gone|lapsed'],
];
export type AdjectiveName = 'promoter' | 'detractor' | 'passive' | 'unhappy' | 'fading' | 'growing' | 'would buy again' | 'might buy again' | 'would not buy again' | 'score falling' | 'score rising' | 'new' | 'well known' | 'barely known' | 'former';
/** Nobody is two of these at once: "promoters and passives" are both groups together. */
export const exclusive: ReadonlySet<AdjectiveName> = new Set(['promoter', 'detractor', 'passive']);

/** Every way to say that a thing goes somewhere: "score is falling", "falling scores", "score has fallen". */
function falls(things: string, going: string, went: string): string {
  const verbs = going.split('|');
  const all = things.split('|').flatMap((thing) => [
    ...verbs.flatMap((verb) => [`${thing} is ${verb}`, `${thing} are ${verb}`, `${thing} ${verb}`, ...(verb.endsWith('ing') ? [`${verb} ${thing}`] : [])]),
    ...went.split('|').flatMap((verb) => [`${thing} ${verb}`, `${thing} has ${verb}`, `${thing} have ${verb}`]), `${thing} has ${verbs[0] === 'falling' ? 'fallen' : 'risen'}`,
  ]);
  return all.join('|');
}

/** Verbs that stand for a field: "renew within 60 days" is the field renewal date with a time. */
export const fieldVerbs: readonly Line<string>[] = [
  ['renewal date', 'renew|renews|renewing|renewal|renewals|due for renewal|up for renewal|renewal is due|renewal due|come up for renewal|coming up for renewal|contract ends|contracts end|contract runs out|contract expires|contracts expire|contract ending|renewal coming up|whose renewal is|contract renews|contracts renew|contract is due|contract is up|renewal falls|have to renew|must renew|has to renew|is up for renewal|are up for renewal'],
  ['started on', 'started|start|joined|signed up|sign up|became customers|became a customer|came on board'],
  ['left on', 'cancelled|canceled|left|left us|has left|have left|quit'],
  ['latest score', 'gave us|scored us|scored|gave a score of|gave a|gave us a|score us|rated us with'],
];
/** Fields that look ahead: a bare "within 60 days" means the next 60. */
export const aheadWords = /renewal|due|expir|end|deadline|next|until/;
/** Words a field is known by, besides its own label and aliases. */
export const fieldWords: readonly Line<string>[] = [
  ['yearly revenue', 'revenue|yearly revenue|annual revenue|turnover with us|arr|pays us|paying us|paying|worth'],
  ['renewal date', 'renewal date|renewal day'],
  ['latest score', 'latest score|score|scores|nps|nps score|rating|latest nps'],
  ['size', 'size|employees|staff|headcount'],
  ['owner', 'owner field'],
  ['tags', 'tagged|tagged as|tagged with|with the tag|tag|tags'],
  ['title', 'title|titles|job title|role'],
];
/** People at an organisation, unless a number says that its size is meant. */
export const staffWords: ReadonlySet<string> = new Set(['employees', 'staff']);

export const rising = 'more often|is rising|are rising|rising|is increasing|increasing|is going up|going up|more and more often|more and more|increasingly|more than before|more|more frequently';
export const falling = 'less often|is falling|are falling|falling|is dropping|dropping|is declining|declining|is decreasing|decreasing|is going down|going down|is shrinking|shrinking|less and less often|less and less|decreasingly|less than before|less|rarer|fewer|more rarely|less frequently|fewer and fewer';
