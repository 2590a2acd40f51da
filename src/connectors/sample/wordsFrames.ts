// How people open, carry on and close; and what is said on the phone, in surveys and at a table. Braces are filled in,
// [a|b] is a choice; `{clause}` takes a concern or an idea of a topic.

/** Opens a concern: what follows is a clause. */
export const CONCERN_OPENINGS = [
  'since {since} {clause}', 'we have a problem: {clause}', 'I am worried because {clause}', 'it worries me that {clause}', 'sadly {clause}', 'this is frustrating: {clause}',
  'for {n2} days now {clause}', 'I have to complain, {clause}', 'there is trouble again, {clause}', 'something is wrong here: {clause}', 'I am sorry to write on {day} evening, but {clause}', 'once more {clause}',
  '{colleague} has just rung me: {clause}', 'what a start into {month}, {clause}', 'I hate to be the one who says it, but {clause}', 'it happened again on {day}: {clause}', 'we are stuck, {clause}',
  'you asked me to tell you when it comes back, and {clause}', 'in {town} {clause}', 'my team is unhappy, {clause}', 'bad news from the {shed}: {clause}',
  'this needs somebody who knows the {shed}: {clause}', '{day} began badly, {clause}', 'I hoped it would go away by itself, but {clause}', 'I have looked everywhere and still {clause}', 'my first mail this {month} is a complaint, {clause}',
  'when {colleague} came in at {hour} it was plain that {clause}', 'please tell me that I am wrong, but {clause}', 'on {round} we noticed that {clause}', '{n2} times this {month} it was the same, {clause}', 'with {n} boxes to pack I can do without it, but {clause}',
];
export const CONCERN_ENDINGS = [
  '', '', ', and {colleague} is losing patience', ', which costs us {n2} hours a week', ', right before {round}', ', and {n} boxes are waiting', ', so half of {round} left late', ', and the {crop} will not wait',
  ', as I told {member} in {month}', ', just when {crop} come in', ', and I cannot find out why', ', so {colleague} stayed until ten', ', and it is not the first time this {month}',
  ', which nobody in {town} understands', ', and {n2} families have rung already', ', with {n} boxes still to go', ', on the worst day of the {crop1} weeks', ', and I am the one who has to explain it on {round}',
  ', so we write everything on paper again', ', since about {hour}',
];
export const IDEA_OPENINGS = [
  'it would help us if {clause}', 'I have an idea: what if {clause}', 'could you make it so that {clause}', 'it would be lovely if {clause}', 'our wish for next {month} would be that {clause}', 'here is a suggestion from the {shed}, maybe {clause}',
  '{colleague} suggests that {clause}', 'I would like it if {clause}', 'a small feature request: {clause}, please', 'have you ever thought about this, {clause}',
  'one for your list: {clause}', 'after {n2} seasons I have one wish, that {clause}', 'what would help {round} most is if {clause}', 'we talked at {hour} in the {shed} and all want the same, that {clause}', 'imagine if {clause}',
  'my suggestion after the {crop1} week: {clause}',
];
/** What a customer adds to a concern or a question. */
export const CUSTOMER_MORE = [
  'We pack {n} boxes on {day} and need to know by then.', '{colleague} has restarted everything {n2} times.', 'Could you have a look before {day}?', 'I can send you photos from the {shed} if you want.',
  'It is the same on the tablet and on the old computer in the {shed}.', 'Nothing of this happened before {month}.', 'On {round} alone that touches {n} families.', 'I rang on {day} but only reached the tape.',
  'The {crop} are early this year, so every hour counts.', 'We have tried it with {colleague} and without.', 'If it cannot be done before {month}, tell me honestly.', 'Our people in {town} see the same.',
  'I wrote the times down: {hour} on {day} and again an hour later.', 'We are {n} boxes a week now, that may matter.', 'For {round} I did it by hand, which took until {hour}.', 'My notes from {month} are still on the wall of the {shed}.',
  'The driver of {round} noticed it first.', 'Maybe it is only us in {town}.', 'You may ring {colleague} in the {shed} until {hour}.', 'There are {n} boxes of {crop} standing in the way, so please be quick.',
  '{colleague} can show it to you on the phone at {hour}.', 'The van for {round} leaves at {hour}, whatever happens.', 'We have {n2} pickers standing around, which I have to pay.', 'I would rather hear a no today than a maybe in {month}.', 'Tell me what you need from the {shed} and you will have it by {hour}.',
  'It may have to do with the {crop}, but do not ask me how.', 'Last {month} it was fine for {n} boxes.', 'I asked on {round} and nobody there has touched anything.', 'The old computer from {town} shows the same, so it is not the tablet.', 'We can live with it until {day}, not longer.',
  '{colleague} drew a picture of it, which I can send.', 'You may try it out on {round}, it is our smallest.', 'There is a note about it from {month} in my calendar.', 'My guess is the storm over {town}, but what do I know.', 'I am in the {shed} from {hour} on, with gloves and a bad mood.',
  'We do {n} boxes on {day} alone.', 'Please answer {colleague} as well, I am with the {crop} all week.', 'If you need the numbers for {month}, I have them.', 'Shall I send you the list of {round}?', 'It would be good to know before the {crop1} days.',
  'Both depots have it, the one in {town} a little less.', 'I read the help page twice, once to {colleague}.', 'It is not urgent, but it should be done by {month}.', 'Nothing is lost so far except {n2} hours.', 'We once had something like it in {month}, and a restart helped then.',
];
export const SMALL_TALK = [
  'It has rained in {town} since {day}.', 'The first {crop} came in this {day} and {colleague} baked something with them.', 'We opened the {shed} to visitors in {month} and {n} came.', '{colleague} is back from {town} and sends greetings.',
  'The swallows are back in the {shed} since {day}.', 'In {month} we will have {n} families, if nothing goes wrong.', 'Our old van has finally given up on {round}.', 'The {crop} won a prize at the fair in {town}.',
  'I write this from the {shed} with cold fingers at {hour}.', 'The goat has eaten the paper list for {round}.', 'We planted another acre of {crop} in {month}.', '{colleague} grew a beetroot the size of a football near {town}.',
  '{n} eggs a day now, if somebody of you wants some.', 'The road to {town} is closed since {day}, so everything takes longer.', '{colleague} has a new dog who herds the {crop}.', 'In {town} they have asked us for a second box, imagine.', 'We ate {crop} three ways on {day}.',
  'The {shed} has a new roof, at last.', 'The bees have moved into the {shed} in {month}.', 'There was frost over {town} and the {crop} did not mind.', 'My back says it is {month}.', '{colleague} won the ploughing match near {town}.',
  'The school from {town} was here on {day}, {n2} children and one lost shoe.', 'We had {n2} visitors from {town} who wanted to see {crop} grow.', 'It is so dry that the {crop} whisper.', 'Someone left {n2} pumpkins at our gate on {day}.',
];
/** What a customer answers when it is solved, or not. */
export const SOLVED = [
  'That did it, {round} left on time.', 'Solved since {day}, thank you {member}.', 'It works now, {colleague} tried it twice in the {shed}.', 'Brilliant, {n} boxes went through without a hitch on {day}.', 'That was the missing piece for {round}, thank you.',
  'Confirmed by {colleague} at {hour}, everything is fine again.', 'You were right about the {shed}, it is repaired.', 'Done, and {n2} minutes was all it took on {day}.', 'The {crop1} day went smoothly, thank you so much.', 'Now {town} works as well, great help.',
  'All good on {round} since {hour}.', 'I have just run it for {n} boxes and it went through.', 'Thank you, that was quicker than the {crop}.', '{colleague} says you are a magician, and so do I on {day}.', 'It was the {shed} after all, thank you for insisting.',
  'Perfect, we will keep it like that until {month}.', 'That answers it, and {colleague} has written it on the wall.', 'We tested with {n2} boxes and with {n}, both fine.', 'It has been working since {hour}, I can go back to the {crop}.', 'You can close your note about {town}, all is well.',
  'That is what I needed for {month}, thanks.', 'Very helpful, I passed it on to the people in {town}.', 'Done as you said at {hour}, and {round} left early for once.',
];
export const NOT_SOLVED = [
  'It is still the same on {round}, I am afraid.', 'We tried it on {day} and it failed again.', 'That helped for {n2} hours, then the trouble came back.', 'In {town} it is better, in the {shed} it is not.', '{colleague} followed every step and it is still broken.', 'This was not the answer to what I asked on {day}.',
  'Sorry, but the {crop1} day was just as bad.', 'On {day} at {hour} it was back.', 'I did all you wrote and {round} still has the problem.', 'For {town} it changed nothing, sadly.', 'It failed for {n2} of {n} boxes, so we are not there yet.',
  '{colleague} tried for {n2} hours without luck.', 'I see a difference in the {shed}, but it is still wrong.', 'No, {round} was late again because of it.',
];
/** How we begin a reply. */
export const OUR_OPENINGS = [
  'thank you for writing about {day}', 'thank you for the times you wrote down, they helped', 'I have looked at {round} myself this morning', '{other} and I went through it together on {day}', 'I am sorry that {colleague} had to stay late', 'good question, and one that {town} asked as well',
  'I rang {colleague} at {hour} to be sure', 'that is annoying in the {crop1} week', 'I could repeat it here with {n2} boxes', 'thank you for being so patient with us this {month}', 'I read your note twice to get {round} right',
  'thank you for telling us before {day}', 'I had to laugh about the {crop}, and then I looked into it', 'I was in {town} until {hour}, so this comes late', '{other} has seen this before, in {month}', 'your note reached me between two calls, so forgive me if I am short about {round}',
  'I put your question to {other} over lunch', 'that should not happen, least of all on {round}', 'I am glad that you ask before {month}', 'after {n2} tries I found it', 'I looked at your account with {colleague} on the line',
  'you describe it so well that {n2} minutes were enough', 'I owe you an answer since {day}',
];
export const OUR_MORE = [
  'Please try it on {day} and tell me how it went.', 'If it happens again before {hour} on {day}, ring me direct.', '{other} will watch {round} with you.', 'I wrote it down for the others here, under {org}.', 'You need to change nothing in the {shed}.', 'It touches {n2} other farms, too, none of them near {town}.',
  'Was {colleague} there when it happened in {month}?', 'How many boxes were in the list at {hour}?', 'It costs you nothing, whatever {month} brings.', 'Give my regards to {colleague}.', 'I have checked the last {n2} weeks and found no other case.',
  'I will look again on {day} at {hour} to be sure.', 'For the {crop1} weeks I would leave everything else as it is.', 'Should {colleague} have a question, my number is below.', '{other} has the same on a list for {month}.', 'I tried it with {n} boxes and it held.',
  'Write to me if {round} says otherwise.', 'Tell {colleague} that the drawing helped.', 'Next time you are in {town}, come by for tea.', 'You will see it at the next login, at {hour} at the latest.', 'I left a note in your account, dated {day}.',
  'Until then, the way through the {shed} that {colleague} found is a good one.', 'If {month} brings more than {n} boxes, tell me early.', 'I would try it on {round} first.', 'It takes {n2} minutes, and {colleague} can watch.', 'Which of your {n2} tablets was it?',
  'Would {hour} on {day} suit you for a call?', 'I would be glad to see the {crop} one day.', 'Nothing you did in the {shed} was wrong.',
];
/** Promises of ours, with a day. */
export const OUR_PROMISES = [
  'We will repair this before {round} leaves on {day}.', 'I will send you a spare part for the {shed} by {day}.', 'You will hear from me by {day} at noon.', 'I will ring {colleague} on {day} at {hour} and go through it.', 'We will credit the {n2} lost hours on the next invoice by the end of {month}.',
  'I promise to have an answer about {town} by {day}.', '{other} will come to {town} in {month} and look at it.', 'We will write to all families on {round} by {day}.', 'The change will be in your account by {day} evening.', 'I will put {n2} rolls in the post to {town} on {day}.',
  'I will send {colleague} the list by {day}.', 'By {day} at {hour} you will have a clean account.', '{other} will ring you before {hour} on {day}.', 'We will ship the new part to {town} by {day}.', 'I will have it fixed for {round} by the end of the week.',
  'You will get a credit of {n2} euros on the invoice of {month}.', 'We will tell you by {day} whether it can be done for {town}.', 'I will test it with {n} boxes and write to you on {day}.',
];
/** Notes of a call or a visit, beside what was said about topics. */
export const NOTES = [
  '{first} picked up in the {shed}, {crop} in one hand.', 'Short call, {first} was on the way to {town}.', 'Spoke for {n2} minutes about the plans for {month}.', '{colleague} listened in and asked about {round}.', '{first} would like to be called on {day} after {hour} and not before.', 'They are thinking about a depot in {town}.',
  'Growing to {n} boxes by {month} is the aim.', 'Next step: send {first} the paper about {topic}.', '{first} sounded tired after the {crop1} weeks.', '{first} laughed about the story of {round} and the goat.', 'We owe {first} an answer about {month}.', 'They measure success by how early the van leaves for {town}.',
  '{first} does the planning alone since {colleague} has been away.', 'Asked what we could do better: fewer mails in {month}, more calls.', '{first} will show us the new {shed} when we come by.', 'Our contact in summer is {colleague}, {first} is on the fields.',
  '{first} counts {n} boxes now and wants to stop there.', 'Call ended early, {crop} were being delivered.', '{first} will think about a visit in {month}.', 'They have {n2} open wishes and ranked them while we spoke.', 'The line from {town} was bad, agreed to write instead.',
  '{colleague} will be our contact for {round}.', '{first} asked for {other}, who was out until {hour}.', 'They lost {n2} boxes to the heat on {round}.', '{first} is proud of the new {shed}.', 'Agreed to talk again on {day} at {hour}.',
  'Long talk about {crop}, short talk about us.', '{first} heard about us in {town} first.', 'Has {n2} weeks of holiday planned for {month}.', 'Wants to know before {month} what {topic} will look like.', '{first} was in a good mood, the {crop} sell by themselves.',
  'No time for {topic} before {month}.',
];
export const MEETING_NOTES = [
  'Met {first} in {town}, walked through the {shed} and ended with {crop1} soup.', 'Yearly review at {org}: {n} boxes, {n2} people in the {shed}.', '{first} drew the way of a box from field to door on a crate lid.', 'Two hours with {first} and {colleague} about {month}.', 'Breakfast meeting with {first} at {hour} before {round}.',
  'Agreed to look at {topic} together in {month}.', '{colleague} showed how {round} is loaded.', '{first} wants to visit another farm that packs {n} boxes.', 'Open point for {month}: who plans when {first} is away.', 'The {shed} has new light and {n2} more tables.',
  '{first} came to {town} and brought {crop}.', 'Sat with {first} and {colleague} over the plan for {month}.', 'Went through {n2} points, most of them about {topic}.', 'Video call with the whole {shed}, {n2} faces and a cat.', '{first} showed the figures of {month} and asked for our view.',
  'Looked at {n} boxes from order to doorstep with {first}.', 'They decide about the second van in {month}.', 'Stood in the {shed} until {hour} and spoke about {round}.', '{first} and {colleague} disagree about {topic}; gave both a task.', 'Agreed on {n} boxes as the aim for {month}.',
];
/** Comments to the question whether they would recommend us, by score. */
export const COMMENTS_HIGH = [
  'You answer like neighbours, even on {day} at {hour}.', 'We went from {n2} hours of packing to half of it, wonderful.', '{member} knows our {shed} better than my brother does.', 'I recommend you to every grower near {town}.', 'The best decision of {month}, says {colleague}, who is hard to please.', 'Without you {round} would still be a shoebox full of paper.',
  '{n} boxes a week with {n2} people, I am proud and grateful.', 'You listened about the {crop} and it was there in {month}, excellent.', 'Love it, and the goat at {town} loves the label rolls.', 'Friendly, fast, and you never made {colleague} feel stupid.',
  '{member} is a reason to stay.', 'We are {n} boxes strong and you grew with us.', 'I told {n2} growers in {town} about you this {month}.', '{round} leaves on time since we have you, which is magnificent.', 'Even the {crop} seem happier.',
  'I would miss {member} more than the software, and that is great too.', 'You wrote to {colleague} by hand in {month}, who does that.', 'Nothing to complain about in {month}, and I am a farmer.', 'The {shed} is calm at {hour} now, thank you.', 'It just works, from {town} to the last door of {round}.',
  'We sleep better since {month}.', 'You say what you cannot do, and I like that about {member}.',
];
export const COMMENTS_MIDDLE = [
  'Good on {day}, slow on all other days in the {shed}.', 'It does what we need for {round}, no more.', 'Fine for {n} boxes, I wonder about twice that.', 'The people are nice, the price for a farm near {town} is not.', '{colleague} likes it, I still keep my notebook for {crop}.', 'Ask me again after {month}.', 'It works, but the set-up in {town} left a scar.',
  'A good tool, but {colleague} needs a day to find things.', 'Solid, like the {shed}, and as draughty.', 'I like {member}, I like the rest less.', 'It fits {n} boxes, and we are not sure about more.', 'For the money I expected {round} to be easier.',
  'Nice in summer, slow in {month}.', 'We are content with {n2} of ten things.', 'I have seen better and worse near {town}.', 'The start in {month} was rough, now it is fine.', 'Half of us in the {shed} would miss you.',
];
export const COMMENTS_LOW = [
  'Too many broken mornings in {month}, I am tired.', 'We lost {n2} families because of {round}, and nobody said sorry.', 'I have explained the {shed} to {n2} different people now.', 'It was better before {month}.', '{colleague} wants to go back to paper, and I cannot argue.', 'Nobody rang back on {day} although {n} boxes stood here.', 'The trouble with {topic} never ends.', 'We pay more since {month} and get less in {town}.',
  '{n} boxes, {n2} problems, no answer.', 'After {month} I look at others.', 'My patience ended in the {shed} on {day}.', 'You fix {town} and break {round}.', 'I am paying for {n} boxes and fighting for each.',
  '{member} is kind, but kindness does not pack {crop}.', 'We think about leaving in {month}.', 'The {crop} rot while your page loads.', 'Twice in {month} I had to apologise to families in {town}.', 'Ask {colleague} how the {crop1} day went, I will not.',
];
/** Before the topic of a mail's subject. */
export const SUBJECTS_CONCERN = [
  '{Topic} on {day}', 'Trouble with {topic}', '{Topic} in {town}', '{Topic} again', 'Help with {topic} before {day}', '{org}: {topic}',
  '{Topic}: {n} boxes waiting', '{Topic} trouble in the {shed}', '{Topic} since {day}', 'Not happy with {topic} in {month}', 'Please help: {topic} and {round}',
  '{Topic}, second try', 'Before {round} leaves: {topic}', '{Topic} and the {crop}', '{day} morning, {topic}', 'Still {topic}',
  '{Topic} at {hour}', 'Worried about {topic} in {month}',
];
export const SUBJECTS_PRAISE = [
  'A word about {topic}', 'Good news from {town}', 'Thank you from {org}', '{Topic}, well done',
  'Thanks for {topic}', '{Topic} in the {shed}', 'A happy {month}', '{n} boxes and a thank you', 'From {colleague} and me',
  '{Topic} and {crop}', 'That went well on {day}',
];
export const SUBJECTS_IDEA = [
  'An idea for {topic}', 'Wish for {month}: {topic}', 'What we miss in {topic}',
  '{Topic}: could it be done?', 'Thoughts from the {shed}', '{Topic} the way we would like it', 'For your list: {topic}', '{Topic}, an idea from {town}',
  'What about {topic} in {month}?', 'From {colleague}: {topic}',
];
export const SUBJECTS_QUESTION = [
  'Question about {topic}', '{Topic} for {round}?', 'Quick question, {topic}', 'How to: {topic}',
  '{Topic} before {month}', '{Topic}: how, and until when?', 'Can {topic} do this?', '{Topic} and the {shed}', 'Asking for {colleague}: {topic}',
  '{Topic} on {day}?', '{Topic} with {n} boxes', 'Where is {topic}?', 'About {topic} in {town}', 'One thing about {topic}',
  '{Topic} in the {crop1} weeks',
];
export const SUBJECTS_OURS = [
  'Your {month} with Furrowbox', 'Before {month}: {topic}', 'News about {topic} for {org}', 'A visit to {town}?',
  '{Topic}, as promised', 'How is {org}?', 'After {day}', '{n} boxes', 'Something for {org}',
  '{Topic}: what we changed', 'Near {town} on {day}', '{month} and {topic}', 'Shall we talk about {topic}?', 'From {member} about {topic}',
];
/** What we write without being asked. */
export const OUR_NEWS = [
  'You asked in {month} about {topic}, and I wanted to come back to it.', 'I will be near {town} on {day} and would love to see the {shed}.', 'Before {month} begins, shall we go through {topic} together?', 'I thought of {org} when we finished the work on {topic}.', 'How did {round} go after our talk?',
  'It is a while since we spoke, and I wonder how {crop1} season treats you.', '{other} told me about your plans for {town}, exciting.', 'Here is the paper on {topic} that I promised {colleague}.',
  'I saw that {round} has grown, congratulations.', 'We are looking for three farms that try {topic} in {month}, and {org} came to my mind.', 'Your {crop} were in the window of a shop in {town}, I thought you should know.', '{other} asked after you on {day}.', 'The part of {topic} that annoyed {colleague} is gone since {v}.',
  'I have an hour on {day} at {hour} and would like to spend it on {org}.', 'Your figures for {month} look good, better than {pct} percent of the others.', 'Is {colleague} still the one to ask about {topic}?', 'We moved the open hour to {hour}, so that the {shed} can come too.', 'There is a growers meetup in {town} in {month}, shall I put you on the list?',
];
export const NEWS_ANSWERS = [
  'Come by on {day} at {hour}, there will be {crop1} soup.', 'Thank you for thinking of {org}, let us talk in {month}.', 'I read the paper on {topic} on the way to {town}, very good.', '{round} went well, thank you for asking.', 'Ask {colleague}, who keeps the calendar for {month}.', 'This {month} is too full, try me after the {crop}.',
  '{day} is fine, but not before {hour}.', 'Put {n2} of us on the list for {town}.', 'We would try {topic} gladly, after the {crop}.', '{colleague} still looks after it and says hello to {other}.', 'The figures please me too, {n2} new families came from {town}.',
  'I had forgotten, thank you for asking about {month}.', 'Yes to the visit, no to the cake, {colleague} is on a diet until {month}.', 'Not now, the {crop} are in and I sleep {n2} hours.', 'Let us do it by phone at {hour}, I can pack meanwhile.',
];
export const READ_PAPER = [
  'I read your paper on {topic} in the {shed} and learned a lot.', 'I enjoyed your white paper on {topic}, above all the part about {month}.', 'Your article on {topic} is pinned up in the {shed}, very interesting.',
  '{colleague} gave me your paper on {topic}, and I read it twice between {crop} and supper.', 'Your white paper on {topic} was worth the {n2} minutes, excellent.', 'We read your article on {topic} aloud in the {shed} on {day}.', 'I enjoyed the paper on {topic} and sent it to a farm in {town}.', 'I read your white paper on {topic} on {round}, at every stop one page.',
  'The paper about {topic} answered what {colleague} has been asking since {month}, great.', 'I downloaded your paper on {topic} for {colleague} and ended up reading it myself until {hour}.',
];
/** Lead into a question, praise or an answer of ours; `{clause}` is the sentence itself. */
export const QUESTION_OPENINGS = [
  'a question from the {shed}: {clause}', 'before {day} I need to know: {clause}', '{colleague} wants to know: {clause}', 'quick one from {round}: {clause}', 'for the plan of {month}: {clause}', 'I could not find it anywhere, so I ask: {clause}', 'one thing before the {crop}: {clause}',
  'you will laugh, but {clause}', 'it came up in {town}: {clause}', 'nobody in the {shed} knows: {clause}', 'while I wait for {round}: {clause}',
];
export const PRAISE_OPENINGS = [
  'I have to tell you: {clause}', '{colleague} says I should write it down: {clause}', 'a good word from the {shed}: {clause}', 'for once no question: {clause}', 'you can put this on your wall: {clause}', 'after {n2} weeks I can say it: {clause}', 'this {day} I want to say: {clause}', 'news from {town}: {clause}',
];
export const ANSWER_OPENINGS = [
  'to your question: {clause}', 'in short: {clause}', '{other} checked it: {clause}', 'here is how it stands since {hour}: {clause}', 'for {round} this means: {clause}', 'what I found: {clause}', 'you can tell {colleague}: {clause}', 'so far: {clause}',
];
