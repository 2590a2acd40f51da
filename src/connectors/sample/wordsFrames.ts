// How people open, carry on and close; and what is said on the phone, in surveys and at a table. Braces are filled in,
// [a|b] is a choice; `{clause}` takes a concern or an idea of a topic.

/** Opens a concern: what follows is a clause. */
export const CONCERN_OPENINGS = [
  'since {since} {clause}', 'we have a problem: {clause}', 'I am worried because {clause}', 'it worries me that {clause}', 'sadly {clause}', 'this is frustrating: {clause}',
  'for {n2} days now {clause}', 'I have to complain, {clause}', 'there is trouble again, {clause}', 'something is wrong here: {clause}', 'I am sorry to write on {day} evening, but {clause}', 'once more, {clause}',
  '{colleague} has just rung me: {clause}', 'what a start into {present}, {clause}', 'I hate to be the one who says it, but {clause}', 'it happened again on {day}: {clause}', 'we are stuck, {clause}',
  'you asked me to tell you when it comes back, and {clause}', 'in {town} {clause}', 'my team is unhappy, {clause}', 'bad news from the {shed}: {clause}',
  'this needs somebody who knows the {shed}: {clause}', '{day} began badly, {clause}', 'I hoped it would go away by itself, but {clause}', 'I have looked everywhere and still {clause}', 'my first mail this {present} is a complaint, {clause}',
  'when {colleague} came in at {hour} it was plain that {clause}', 'please tell me that I am wrong, but {clause}', 'on {round} we noticed that {clause}', '{n2} times this {present} it was the same, {clause}', 'with {n} boxes to pack I can do without it, but {clause}',
];
export const CONCERN_ENDINGS = [
  '', '', ', and {colleague} [is losing patience|has gone very quiet|wants to throw it into the pond]', ', which costs us {n2} hours a week', ', right before {round}', ', and {n} boxes are waiting', ', so half of {round} left late', ', and the {crop} will not wait',
  ', as I told {member} in {month}', ', just when {crop} come in', ', and I cannot find out why', ', so {colleague} stayed until ten', ', and it is not the first time this {present}',
  ', which nobody in {town} understands', ', and {n2} families have rung already', ', with {n} boxes still to go', ', on the worst day of the {crop1} weeks', ', and I am the one who has to explain it on {round}',
  ', so we write everything on paper again', ', since about {hour}',
];
export const IDEA_OPENINGS = [
  'it would help us if {clause}', 'I have an idea: what if {clause}', 'it would be lovely if {clause}', 'our wish for {soon} is that {clause}', 'here is a suggestion from the {shed}, maybe {clause}',
  '{colleague} suggests that {clause}', 'I would like it if {clause}', 'a small feature request: {clause}, please', 'have you ever thought about this, {clause}',
  'one for your list: {clause}', 'after {n2} seasons I have one wish, that {clause}', 'what would help {round} most is if {clause}', 'we talked at {hour} in the {shed} and all want the same, that {clause}', 'imagine if {clause}',
  'my suggestion after the {crop1} week: {clause}',
];
export const SMALL_TALK = [
  'It has rained in {town} since {day}.', 'The first {crop} came in this {day} and {colleague} baked something with them.', 'We opened the {shed} to visitors in {month} and {n} came.', '{colleague} is back from {town} and sends greetings.',
  'The swallows are back in the {shed} since {day}.', 'In {soon} we will have {n} families, if nothing goes wrong.', 'Our old van has finally given up on {round}.', 'The {crop} won a prize at the fair in {town}.',
  'I write this from the {shed} with [cold fingers|stiff hands|muddy sleeves|one eye on the sky] at {hour}.', 'The goat has eaten the paper list for {round}.', 'We planted another acre of {crop} in {month}.', '{colleague} grew a beetroot the size of a football near {town}.',
  '{n} eggs a day now, if somebody of you wants some.', 'The road to {town} is closed since {day}, so everything takes longer.', '{colleague} has a new dog who herds the {crop}.', 'In {town} they have asked us for a second box, imagine.', 'We ate {crop} three ways on {day}.',
  'The {shed} has a new roof, at last.', 'The bees have moved into the {shed} in {month}.', 'There was frost over {town} and the {crop} did not mind.', 'My back says it is {present}.', '{colleague} won the ploughing match near {town}.',
  'The school from {town} was here on {day}, {n2} children and one lost shoe.', 'We had {n2} visitors from {town} who wanted to see {crop} grow.', 'It is so dry that the {crop} whisper.', 'Someone left {n2} pumpkins at our gate on {day}.',
  'The fox was here again on {day}.', 'We are looking for somebody who can drive {round} in {soon}.', '{colleague} painted the door of the {shed} in your colour.', 'It smells of {crop} everywhere.',
  'The radio said {town} will be under water by {day}.', 'Do you know anybody who buys {n} jars of pickled {crop}?', 'The new pickers start on {day} and one of them sings.', 'My daughter drew your scale with legs.',
  'We had a wedding in the {shed} in {month}.', 'The wind took the roof of the tunnel and gave it back.', '{colleague} is learning the accordion, pray for us.', 'Somebody paid us in {crop} again.',
  'The hens went on strike in {month}.', 'There is a rainbow over {town} while I write.', 'We lost the key to the {shed} and found it in a {crop1}.', 'I am off to {town} with the last of the {crop}.',
];
/** Promises of ours, with a day. */
export const OUR_PROMISES = [
  'We will repair this before {round} leaves on {day}.', 'I will send you a spare part for the {shed} by {day}.', 'You will hear from me by {day} at noon.', 'I will ring {colleague} on {day} at {hour} and go through it.', 'We will credit the {n2} lost hours on the next invoice by the end of {present}.',
  'I promise to have an answer about {town} by {day}.', '{other} will come to {town} in {soon} and look at it.', 'We will write to all families on {round} by {day}.', 'The change will be in your account by {day} evening.', 'I will put {n2} rolls in the post to {town} on {day}.',
  'I will send {colleague} the list by {day}.', 'By {day} at {hour} you will have a clean account.', '{other} will ring you before {hour} on {day}.', 'We will ship the new part to {town} by {day}.', 'I will have it fixed for {round} by the end of the week.',
  'You will get a credit of {n2} euros on the invoice of {soon}.', 'We will tell you by {day} whether it can be done for {town}.', 'I will test it with {n} boxes and write to you on {day}.',
];
/** Notes of a call or a visit, beside what was said about topics. */
export const NOTES = [
  '{first} picked up in the {shed}, {crop} in one hand.', 'Short call, {first} was on the way to {town}.', 'Spoke for {n2} minutes about the plans for {soon}.', '{colleague} listened in and asked about {round}.', '{first} would like to be called on {day} after {hour} and not before.', 'They are thinking about a depot in {town}.',
  'Growing to {n} boxes by {soon} is the aim.', 'Next step: send {first} the page about {topic}.', '{first} sounded tired after the {crop1} weeks.', '{first} laughed about the story of {round} and the goat.', 'We owe {first} an answer about {soon}.', 'They measure success by how early the van leaves for {town}.',
  '{first} does the planning alone since {colleague} has been away.', 'Asked what we could do better: fewer mails in {soon}, more calls.', '{first} will show us the new {shed} when we come by.', 'Our contact in summer is {colleague}, {first} is on the fields.',
  '{first} counts {n} boxes now and wants to stop there.', 'Call ended early, {crop} were being delivered.', '{first} will think about a visit in {soon}.', 'They have {n2} open wishes and ranked them while we spoke.', 'The line from {town} was bad, agreed to write instead.',
  '{colleague} will be our contact for {round}.', '{first} asked for {other}, who was out until {hour}.', 'They lost {n2} boxes to the heat on {round}.', '{first} is proud of the new {shed}.', 'Agreed to talk again on {day} at {hour}.',
  'Long talk about {crop}, short talk about us.', '{first} heard about us in {town} first.', 'Has {n2} weeks of holiday planned for {soon}.', 'Wants to know before {soon} what {topic} will look like.', '{first} was in a good mood, the {crop} sell by themselves.',
  'No time for {topic} before {soon}.',
];
export const MEETING_NOTES = [
  'Met {first} in {town}, walked through the {shed} and ended with {crop1} soup.', 'Yearly review at {org}: {n} boxes, {n2} people in the {shed}.', '{first} drew the way of a box from field to door on a crate lid.', 'Two hours with {first} and {colleague} about {soon}.', 'Breakfast meeting with {first} at {hour} before {round}.',
  'Agreed to look at {topic} together in {soon}.', '{colleague} showed how {round} is loaded.', '{first} wants to visit another farm that packs {n} boxes.', 'Open point for {soon}: who plans when {first} is away.', 'The {shed} has new light and {n2} more tables.',
  '{first} came to {town} and brought {crop}.', 'Sat with {first} and {colleague} over the plan for {soon}.', 'Went through {n2} points, most of them about {topic}.', 'Video call with the whole {shed}, {n2} faces and a cat.', '{first} showed the figures of {month} and asked for our view.',
  'Looked at {n} boxes from order to doorstep with {first}.', 'They decide about the second van in {soon}.', 'Stood in the {shed} until {hour} and spoke about {round}.', '{first} and {colleague} disagree about {topic}; gave both a task.', 'Agreed on {n} boxes as the aim for {soon}.',
];
/** Comments to the question whether they would recommend us, by score. */
export const COMMENTS_HIGH = [
  'You answer like neighbours, even on {day} at {hour}.', 'We went from {n2} hours of packing to half of it, wonderful.', '{member} knows our {shed} better than my brother does.', 'I recommend you to every grower near {town}.', 'The best decision of {month}, says {colleague}, who is hard to please.', 'Without you {round} would still be a shoebox full of paper.',
  '{n} boxes a week with {n2} people, I am proud and grateful.', 'You listened about the {crop} and it was there in {month}, excellent.', 'Love it, and the goat at {town} loves the label rolls.', 'Friendly, fast, and you never made {colleague} feel stupid.',
  '{member} is a reason to stay.', 'We are {n} boxes strong and you grew with us.', 'I told {n2} growers in {town} about you this {present}.', '{round} leaves on time since we have you, which is magnificent.', 'Even the {crop} seem happier.',
  'I would miss {member} more than the software, and that is great too.', 'You wrote to {colleague} by hand in {month}, who does that.', 'Nothing to complain about in {month}, and I am a farmer.', 'The {shed} is calm at {hour} now, thank you.', 'It just works, from {town} to the last door of {round}.',
  'We sleep better since {month}.', 'You say what you cannot do, and I like that about {member}.',
];
export const COMMENTS_MIDDLE = [
  'Good on {day}, slow on all other days in the {shed}.', 'It does what we need for {round}, no more.', 'Fine for {n} boxes, I wonder about twice that.', 'The people are nice, the price for a farm near {town} is not.', '{colleague} likes it, I still keep my notebook for {crop}.', 'Ask me again after {soon}.', 'It works, but the set-up in {town} left a scar.',
  'A good tool, but {colleague} needs a day to find things.', 'Solid, like the {shed}, and as draughty.', 'I like {member}, I like the rest less.', 'It fits {n} boxes, and we are not sure about more.', 'For the money I expected {round} to be easier.',
  'Nice in summer, slow in {soon}.', 'We are content with {n2} of ten things.', 'I have seen better and worse near {town}.', 'The start in {month} was rough, now it is fine.', 'Half of us in the {shed} would miss you.',
];
export const COMMENTS_LOW = [
  'Too many broken mornings in {month}, I am tired.', 'We lost {n2} families because of {round}, and nobody said sorry.', 'I have explained the {shed} to {n2} different people now.', 'It was better before {month}.', '{colleague} wants to go back to paper, and I cannot argue.', 'Nobody rang back on {day} although {n} boxes stood here.', 'The trouble with {topic} never ends.', 'We pay more since {month} and get less in {town}.',
  '{n} boxes, {n2} problems, no answer.', 'After {soon} I look at others.', 'My patience ended in the {shed} on {day}.', 'You fix {town} and break {round}.', 'I am paying for {n} boxes and fighting for each.',
  '{member} is kind, but kindness does not pack {crop}.', 'We think about leaving in {soon}.', 'The {crop} rot while your page loads.', 'Twice in {month} I had to apologise to families in {town}.', 'Ask {colleague} how the {crop1} day went, I will not.',
];
/** Before the topic of a mail's subject. */
export const SUBJECTS_CONCERN = [
  '{Topic} on {day}', 'Trouble with {topic}', '{Topic} in {town}', '{Topic} again', 'Help with {topic} before {day}', '{org}: {topic}',
  '{Topic}: {n} boxes waiting', '{Topic} trouble in the {shed}', '{Topic} since {day}', 'Not happy with {topic} in {present}', 'Please help: {topic} and {round}',
  '{Topic}, second try', 'Before {round} leaves: {topic}', '{Topic} and the {crop}', '{day} morning, {topic}', 'Still waiting for {topic}',
  '{Topic} at {hour}', 'Worried about {topic} in {present}',
];
export const SUBJECTS_PRAISE = [
  'A word about {topic}', 'Good news from {town}', 'Thank you from {org}', '{Topic}, well done',
  'Thanks for {topic}', '{Topic} in the {shed}', 'A happy {present}', '{n} boxes and a thank you', 'From {colleague} and me',
  '{Topic} and {crop}', 'That went well on {day}',
];
export const SUBJECTS_IDEA = [
  'An idea for {topic}', 'Wish for {soon}: {topic}', 'What we miss in {topic}',
  '{Topic}: could it be done?', 'Thoughts from the {shed}', '{Topic} the way we would like it', 'For your list: {topic}', '{Topic}, an idea from {town}',
  'What about {topic} in {soon}?', 'From {colleague}: {topic}',
];
export const SUBJECTS_QUESTION = [
  'Question about {topic}', '{Topic} for {round}?', 'Quick question, {topic}', 'How to: {topic}',
  '{Topic} before {soon}', '{Topic}: how, and until when?', 'Can {topic} do this?', '{Topic} and the {shed}', 'Asking for {colleague}: {topic}',
  '{Topic} on {day}?', '{Topic} with {n} boxes', 'Where do I find help on {topic}?', 'About {topic} in {town}', 'One thing about {topic}',
  '{Topic} in the {crop1} weeks',
];
export const SUBJECTS_OURS = [
  'Your {soon} with Furrowbox', 'Before {soon}: {topic}', 'News about {topic} for {org}', 'A visit to {town}?',
  '{Topic}, as promised', 'How is {org}?', 'After {day}', '{n} boxes', 'Something for {org}',
  '{Topic}: what we changed', 'Near {town} on {day}', '{soon} and {topic}', 'Shall we talk about {topic}?', 'From {member} about {topic}',
];
/** What we write without being asked. */
export const OUR_NEWS = [
  'You asked in {month} about {topic}, and I wanted to come back to it.', 'I will be near {town} on {day} and would love to see the {shed}.', 'Before {soon} begins, shall we go through {topic} together?', 'I thought of {org} when we finished the work on {topic}.', 'How did {round} go after our talk?',
  'It is a while since we spoke, and I wonder how {crop1} season treats you.', '{other} told me about your plans for {town}, exciting.', 'Here is the page on {topic} that I promised {colleague}.',
  'I saw that {round} has grown, congratulations.', 'We are looking for three farms that try {topic} in {soon}, and {org} came to my mind.', 'Your {crop} were in the window of a shop in {town}, I thought you should know.', '{other} asked after you on {day}.', 'The part of {topic} that annoyed {colleague} is gone since {v}.',
  'I have an hour on {day} at {hour} and would like to spend it on {org}.', 'Your figures for {month} look good, better than {pct} percent of the others.', 'Is {colleague} still the one to ask about {topic}?', 'We moved the open hour to {hour}, so that the {shed} can come too.', 'There is a growers meetup in {town} in {soon}, shall I put you on the list?',
  '{other} and I are planning the winter and wondered what would help {org} most.', 'There is a new film about {topic}, {n2} minutes long, without music.', 'We met {colleague} at the market in {town} and promised to write.', 'Your old question about {topic} came back from a farm near {town}, and I used your answer.',
  'I walked past a field of {crop} and thought of you.', 'The list of what we do next is out, and {topic} stands near the top.', 'It would be good to hear how {org} fares with {n} boxes.', 'We are closing the office on {day}, just so you know.',
];
export const NEWS_ANSWERS = [
  'Come by on {day} at {hour}, there will be {crop1} soup.', 'Thank you for thinking of {org}, let us talk in {soon}.', 'I read the page on {topic} on the way to {town}, very good.', '{round} went well, thank you for asking.', 'Ask {colleague}, who keeps the calendar for {soon}.', 'This {present} is too full, try me after the {crop}.',
  '{day} is fine, but not before {hour}.', 'Put {n2} of us on the list for {town}.', 'We would try {topic} gladly, after the {crop}.', '{colleague} still looks after it and says hello to {other}.', 'The figures please me too, {n2} new families came from {town}.',
  'I had forgotten, thank you for asking about {month}.', 'Yes to the visit, no to the cake, {colleague} is on a diet until {soon}.', 'Not now, the {crop} are in and I sleep {n2} hours.', 'Let us do it by phone at {hour}, I can pack meanwhile.',
  'Good timing, I was about to write about {topic}.', 'The list looks right to me, put {topic} first.', 'We are fine, {n} boxes and counting.', 'I showed it to {colleague}, who shrugged, which is praise.',
  'Nice of you to think of us among all the {crop}.', 'Ring me, I hate typing.', 'We could talk when {round} is on the road.',
];
export const READ_PAPER = [
  'I read your paper on {topic} in the {shed} and learned a lot.', 'I enjoyed your white paper on {topic}, above all the part about {month}.', 'Your white paper on {topic} is pinned up in the {shed}, very interesting.',
  '{colleague} gave me your paper on {topic}, and I read it twice between {crop} and supper.', 'Your white paper on {topic} was worth the {n2} minutes, excellent.', 'We read your white paper on {topic} aloud in the {shed} on {day}.', 'I enjoyed the paper on {topic} and sent it to a farm in {town}.', 'I read your white paper on {topic} on {round}, at every stop one page.',
  'The paper about {topic} answered what {colleague} has been asking since {month}, great.', 'I downloaded your paper on {topic} for {colleague} and ended up reading it myself until {hour}.',
];
/** Lead into a question, praise or an answer of ours; `{clause}` is the sentence itself. */
export const QUESTION_OPENINGS = [
  'a question from the {shed}: {clause}', 'before {day} I need to know: {clause}', '{colleague} wants to know: {clause}', 'quick one from {round}: {clause}', 'for the plan of {soon}: {clause}', 'I could not find it anywhere, so I ask: {clause}', 'one thing before the {crop}: {clause}',
  'you will laugh, but {clause}', 'it came up in {town}: {clause}', 'nobody in the {shed} knows: {clause}', 'while I wait for {round}: {clause}',
];
export const PRAISE_OPENINGS = [
  'I have to tell you: {clause}', '{colleague} says I should write it down: {clause}', 'a good word from the {shed}: {clause}', 'for once no question: {clause}', 'you can put this on your wall: {clause}', 'after {n2} weeks I can say it: {clause}', 'this {day} I want to say: {clause}', 'news from {town}: {clause}',
];
export const ANSWER_OPENINGS = [
  'to your question: {clause}', 'in short: {clause}', '{other} checked it: {clause}', 'here is how it stands since {hour}: {clause}', 'for {round} this means: {clause}', 'what I found: {clause}', 'you can tell {colleague}: {clause}', 'so far: {clause}',
];
/** The same with the topic named, as most people do. A tool may fail, a matter such as churn may only trouble. */
export const CONCERN_NAMED = [
  'we have a problem with {topic}: {clause}', 'I am worried about {topic}, {clause}', 'trouble with {topic} again: {clause}', 'we are unhappy with {topic} since {day}: {clause}', 'I am frustrated with {topic}: {clause}', 'we are stuck with {topic}, {clause}',
  '{topic} has been a nightmare since {day}: {clause}', 'something is wrong with {topic}, {clause}', 'we are struggling with {topic} in the {shed}: {clause}', 'I am disappointed by {topic}, {clause}', 'it is getting worse with {topic}: {clause}', 'my biggest worry this {present} is {topic}: {clause}',
  'I am fed up with {topic}, {clause}', '{colleague} is worried about {topic}, because {clause}', 'we have had problems with {topic} since {since}: {clause}', 'I am not happy with {topic}, {clause}', '{colleague} and I are tired of {topic}: {clause}', 'we had so much trouble with {topic} on {round}: {clause}',
];
export const CONCERN_OF_TOOL = [
  '{topic} is not working for us: {clause}', 'still no luck with {topic}: {clause}', '{colleague} cannot use {topic} any more: {clause}', '{topic} keeps failing on {round}: {clause}', '{topic} stopped working at {hour}: {clause}', 'we cannot trust {topic} any more: {clause}', 'in {town} {topic} does not work at all, {clause}',
];
export const PRAISE_NAMED = [
  'I love {topic}: {clause}', 'we are very happy with {topic}: {clause}', '{colleague} and I are impressed by {topic}: {clause}', 'great job on {topic}: {clause}', 'well done with {topic}: {clause}', 'hats off to {other} for {topic}: {clause}', '{topic}, excellent since {day}: {clause}', 'we are delighted with {topic} in the {shed}: {clause}', 'kudos for {topic}: {clause}',
];
export const IDEA_NAMED = [
  'I have an idea for {topic}: {clause}', 'a small suggestion for {topic}: {clause}', 'we have a feature request for {topic}: {clause}', '{colleague} and I have a suggestion for {topic}: {clause}', 'another idea for {topic}: {clause}', 'my suggestion for {topic} is this: {clause}', 'one suggestion for {topic} from the {shed}: {clause}', 'feature request for {topic}, from {town}: {clause}', 'please add one thing to {topic}: {clause}', 'I propose a change to {topic}: {clause}',
];
