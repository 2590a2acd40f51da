// How people open, carry on and close; and what is said on the phone, in surveys and at a table. Braces are filled in,
// [a|b] is a choice; `{clause}` takes a concern or an idea of a topic.

/** Opens a concern: what follows is a clause. */
export const CONCERN_OPENINGS = [
  'since {since} {clause}', 'we have a problem: {clause}', 'I am worried because {clause}', 'it worries me that {clause}', 'sadly {clause}', 'this is frustrating: {clause}',
  'for {n2} days now {clause}', 'I have to complain, {clause}', 'there is trouble again, {clause}', 'something is wrong here: {clause}', 'I am sorry to write on {day} evening, but {clause}', 'once more {clause}',
  '{colleague} has just rung me: {clause}', 'what a start into {month}, {clause}', 'I hate to be the one who says it, but {clause}', 'it happened again on {day}: {clause}', 'we are stuck, {clause}',
  'you asked me to tell you when it comes back, and {clause}', 'in {town} {clause}', 'my team is unhappy, {clause}', 'bad news from the {shed}: {clause}',
];
export const CONCERN_ENDINGS = [
  '', '', ', and {colleague} is losing patience', ', which costs us {n2} hours a week', ', right before {round}', ', and {n} boxes are waiting', ', so half of {round} left late', ', and the {crop} will not wait',
  ', as I told {member} in {month}', ', just when {crop} come in', ', and I cannot find out why', ', so {colleague} stayed until ten', ', and it is not the first time this {month}',
];
export const IDEA_OPENINGS = [
  'it would help us if {clause}', 'I have an idea: what if {clause}', 'could you make it so that {clause}', 'it would be lovely if {clause}', 'our wish for next {month} would be that {clause}', 'here is a suggestion from the {shed}, maybe {clause}',
  '{colleague} suggests that {clause}', 'I would like it if {clause}', 'a small feature request: {clause}, please', 'have you ever thought about this, {clause}',
];
/** What a customer adds to a concern or a question. */
export const CUSTOMER_MORE = [
  'We pack {n} boxes on {day} and need to know by then.', '{colleague} has restarted everything {n2} times.', 'Could you have a look before {day}?', 'I can send you photos from the {shed} if you want.',
  'It is the same on the tablet and on the old computer in the {shed}.', 'Nothing of this happened before {month}.', 'On {round} alone that touches {n} families.', 'I rang on {day} but only reached the tape.',
  'The {crop} are early this year, so every hour counts.', 'We have tried it with {colleague} and without.', 'If it cannot be done before {month}, tell me honestly.', 'Our people in {town} see the same.',
  'I wrote the times down: {hour} on {day} and again an hour later.', 'We are {n} boxes a week now, that may matter.', 'For {round} I did it by hand, which took until {hour}.', 'My notes from {month} are still on the wall of the {shed}.',
  'The driver of {round} noticed it first.', 'Maybe it is only us in {town}.', 'You may ring {colleague} in the {shed} until {hour}.', 'There are {n} boxes of {crop} standing in the way, so please be quick.',
];
export const SMALL_TALK = [
  'It has rained in {town} since {day}.', 'The first {crop} came in this {day} and {colleague} baked something with them.', 'We opened the {shed} to visitors in {month} and {n} came.', '{colleague} is back from {town} and sends greetings.',
  'The swallows are back in the {shed} since {day}.', 'In {month} we will have {n} families, if nothing goes wrong.', 'Our old van has finally given up on {round}.', 'The {crop} won a prize at the fair in {town}.',
  'I write this from the {shed} with cold fingers at {hour}.', 'The goat has eaten the paper list for {round}.', 'We planted another acre of {crop} in {month}.', '{colleague} grew a beetroot the size of a football near {town}.',
];
/** What a customer answers when it is solved, or not. */
export const SOLVED = [
  'That did it, {round} left on time.', 'Solved since {day}, thank you {member}.', 'It works now, {colleague} tried it twice in the {shed}.', 'Brilliant, {n} boxes went through without a hitch on {day}.', 'That was the missing piece for {round}, thank you.',
  'Confirmed by {colleague} at {hour}, everything is fine again.', 'You were right about the {shed}, it is repaired.', 'Done, and {n2} minutes was all it took on {day}.', 'The {crop1} day went smoothly, thank you so much.', 'Now {town} works as well, great help.',
];
export const NOT_SOLVED = [
  'It is still the same on {round}, I am afraid.', 'We tried it on {day} and it failed again.', 'That helped for {n2} hours, then the trouble came back.', 'In {town} it is better, in the {shed} it is not.', '{colleague} followed every step and it is still broken.', 'This was not the answer to what I asked on {day}.',
];
/** How we begin a reply. */
export const OUR_OPENINGS = [
  'thank you for writing about {day}', 'thank you for the times you wrote down, they helped', 'I have looked at {round} myself this morning', '{other} and I went through it together on {day}', 'I am sorry that {colleague} had to stay late', 'good question, and one that {town} asked as well',
  'I rang {colleague} at {hour} to be sure', 'that is annoying in the {crop1} week', 'I could repeat it here with {n2} boxes', 'thank you for being so patient with us this {month}', 'I read your note twice to get {round} right',
];
export const OUR_MORE = [
  'Please try it on {day} and tell me how it went.', 'If it happens again before {hour} on {day}, ring me direct.', '{other} will watch {round} with you.', 'I wrote it down for the others here, under {org}.', 'You need to change nothing in the {shed}.', 'It touches {n2} other farms, too, none of them near {town}.',
  'Was {colleague} there when it happened in {month}?', 'How many boxes were in the list at {hour}?', 'It costs you nothing, whatever {month} brings.', 'Give my regards to {colleague}.', 'I have checked the last {n2} weeks and found no other case.',
];
/** Promises of ours, with a day. */
export const OUR_PROMISES = [
  'We will repair this before {round} leaves on {day}.', 'I will send you a spare part for the {shed} by {day}.', 'You will hear from me by {day} at noon.', 'I will ring {colleague} on {day} at {hour} and go through it.', 'We will credit the {n2} lost hours on the next invoice by the end of {month}.',
  'I promise to have an answer about {town} by {day}.', '{other} will come to {town} in {month} and look at it.', 'We will write to all families on {round} by {day}.', 'The change will be in your account by {day} evening.', 'I will put {n2} rolls in the post to {town} on {day}.',
];
/** Notes of a call or a visit, beside what was said about topics. */
export const NOTES = [
  '{first} picked up in the {shed}, {crop} in one hand.', 'Short call, {first} was on the way to {town}.', 'Spoke for {n2} minutes about the plans for {month}.', '{colleague} listened in and asked about {round}.', '{first} would like to be called on {day} after {hour} and not before.', 'They are thinking about a depot in {town}.',
  'Growing to {n} boxes by {month} is the aim.', 'Next step: send {first} the paper about {topic}.', '{first} sounded tired after the {crop1} weeks.', '{first} laughed about the story of {round} and the goat.', 'We owe {first} an answer about {month}.', 'They measure success by how early the van leaves for {town}.',
  '{first} does the planning alone since {colleague} has been away.', 'Asked what we could do better: fewer mails in {month}, more calls.', '{first} will show us the new {shed} when we come by.', 'Our contact in summer is {colleague}, {first} is on the fields.',
];
export const MEETING_NOTES = [
  'Met {first} in {town}, walked through the {shed} and ended with {crop1} soup.', 'Yearly review at {org}: {n} boxes, {n2} people in the {shed}.', '{first} drew the way of a box from field to door on a crate lid.', 'Two hours with {first} and {colleague} about {month}.', 'Breakfast meeting with {first} at {hour} before {round}.',
  'Agreed to look at {topic} together in {month}.', '{colleague} showed how {round} is loaded.', '{first} wants to visit another farm that packs {n} boxes.', 'Open point for {month}: who plans when {first} is away.', 'The {shed} has new light and {n2} more tables.',
];
/** Comments to the question whether they would recommend us, by score. */
export const COMMENTS_HIGH = [
  'You answer like neighbours, even on {day} at {hour}.', 'We went from {n2} hours of packing to half of it, wonderful.', '{member} knows our {shed} better than my brother does.', 'I recommend you to every grower near {town}.', 'The best decision of {month}, says {colleague}, and she is hard to please.', 'Without you {round} would still be a shoebox full of paper.',
  '{n} boxes a week with {n2} people, I am proud and grateful.', 'You listened about the {crop} and it was there in {month}, excellent.', 'Love it, and the goat at {town} loves the label rolls.', 'Friendly, fast, and you never made {colleague} feel stupid.',
];
export const COMMENTS_MIDDLE = [
  'Good on {day}, slow on all other days in the {shed}.', 'It does what we need for {round}, no more.', 'Fine for {n} boxes, I wonder about twice that.', 'The people are nice, the price for a farm near {town} is not.', '{colleague} likes it, I still keep my notebook for {crop}.', 'Ask me again after {month}.', 'It works, but the set-up in {town} left a scar.',
];
export const COMMENTS_LOW = [
  'Too many broken mornings in {month}, I am tired.', 'We lost {n2} families because of {round}, and nobody said sorry.', 'I have explained the {shed} to {n2} different people now.', 'It was better before {month}.', '{colleague} wants to go back to paper, and I cannot argue.', 'Nobody rang back on {day} although {n} boxes stood here.', 'The trouble with {topic} never ends.', 'We pay more since {month} and get less in {town}.',
];
/** Before the topic of a mail's subject. */
export const SUBJECTS_CONCERN = ['{Topic} on {day}', 'Trouble with {topic}', '{Topic} in {town}', '{Topic} again', 'Help with {topic} before {day}', '{org}: {topic}'];
export const SUBJECTS_PRAISE = ['A word about {topic}', 'Good news from {town}', 'Thank you from {org}', '{Topic}, well done'];
export const SUBJECTS_IDEA = ['An idea for {topic}', 'Wish for {month}: {topic}', 'What we miss in {topic}'];
export const SUBJECTS_QUESTION = ['Question about {topic}', '{Topic} for {round}?', 'Quick question, {topic}', 'How to: {topic}'];
export const SUBJECTS_OURS = ['Your {month} with Furrowbox', 'Before {month}: {topic}', 'News about {topic} for {org}', 'A visit to {town}?'];
/** What we write without being asked. */
export const OUR_NEWS = [
  'You asked in {month} about {topic}, and I wanted to come back to it.', 'I will be near {town} on {day} and would love to see the {shed}.', 'Before {month} begins, shall we go through {topic} together?', 'I thought of {org} when we finished the work on {topic}.', 'How did {round} go after our talk?',
  'It is a while since we spoke, and I wonder how {crop1} season treats you.', '{other} told me about your plans for {town}, exciting.', 'Here is the paper on {topic} that I promised {colleague}.',
];
export const NEWS_ANSWERS = ['Come by on {day} at {hour}, there will be {crop1} soup.', 'Thank you for thinking of {org}, let us talk in {month}.', 'I read the paper on {topic} on the way to {town}, very good.', '{round} went well, thank you for asking.', 'Ask {colleague}, she keeps the calendar for {month}.', 'This {month} is too full, try me after the {crop}.'];
export const READ_PAPER = ['I read your paper on {topic} in the {shed} and learned a lot.', 'I enjoyed your white paper on {topic}, above all the part about {month}.', 'Your article on {topic} is pinned up in the {shed}, very interesting.'];
