// What is written down about visits, trainings and other moments, and what customers write to one another. Braces are filled
// in, [a|b] is a choice.

/** Notes of a visit, written by one of us. */
export const VISIT_NOTES = [
  'Drove to {town} and helped pack {n} boxes for {round}.', '{first} showed me the {shed} and the corner where the printer gets wet.', 'Stood an hour beside {colleague} in the {shed} and counted {n2} detours.', 'Arrived at {hour}, just as {round} was being loaded.',
  'The scale in the {shed} stands in a draught; moved it together with {first}.', 'Was given a bag of {crop} and a long list of wishes by {colleague}.', 'Saw how {first} writes the late orders on a crate lid.', 'Rode along on {round} as far as {town}, {n2} stops in one hour.',
  'The wifi ends three steps before the door of the {shed}; promised {first} to look for a cure.', 'Walked the fields with {first}; the {crop} are late this year.', 'Measured the way of a crate in the {shed}: {n2} times through the same door.', 'Coffee with {colleague} in the {shed}, then two hours of packing with everybody.',
  'They pack by a radio that only gets one station; {first} sings along until {hour}.', 'Left {n2} rolls of labels in the {shed} and a note for {colleague}.', 'Watched {colleague} train two pickers from {town} without a word about us, which is a good sign.', 'Saw the old card index in the {shed}; {first} keeps it out of love, not need.',
  'The dog of {colleague} has eaten a door card; everything else at {org} is in order.', 'Counted the steps from scale to printer in the {shed} with {first}; we can halve them.', 'Slept in {town} and was in the {shed} at {hour} to see the first boxes.',
];

export const TRAINING_TITLES = ['{Topic}, hands on', 'First steps with {topic}', '{Topic} for drivers and packers', 'Open hour: {topic}', '{Topic} before the season'];
/** Notes of a training, written by one of us. */
export const TRAINING_NOTES = [
  '{first} worked through {topic} with {n2} examples of their own.', 'Everybody from {org} was at home in {topic} after {n2} tries.', '{first} asked the best questions about {topic}, most of them about {round}.', 'We used the list of {round} as the exercise for {topic}.', '{colleague} joined halfway and caught up by {hour}.',
  'The hour on {topic} became two because {first} had {n2} cases with them.', 'Repeated {topic} for the new people in the {shed}.', '{first} now explains {topic} to the pickers in {town}.', 'Half of the time went into {soon} and its holidays, the other half into {topic}.', 'A quiet group; {first} wrote everything about {topic} into a notebook with {crop} on the cover.',
  'Practised {topic} with the boxes of {round} until {hour}.', '{first} wants a second hour about {topic} in {soon}.', 'From {org} came {first} with {n2} printed pages about {topic}.', 'We tried {topic} on a phone in the {shed}, gloves on.',
];

/** Notes to ourselves about a customer. */
export const OUR_NOTES = [
  '{first} will be away for most of {soon}; {colleague} decides meanwhile.', 'Invoice address of {org} changes when they move into the {shed}.', '{first} prefers the phone, best at {hour} on {day}.', 'Met somebody from {town} who has heard of {org} and liked it.', 'Birthday of {first} is in {soon}; {other} knows the day.',
  '{org} is thinking about {n} boxes by {soon}; look at the plan before.', 'The accountant of {org} wants everything on paper, once a year, in {soon}.', 'Second site near {town} is planned, nothing signed yet.', '{first} asked not to be called during the {crop1} weeks.', '{colleague} has taken over the {shed}; {first} stays with the fields.',
  'We owe {first} a visit since {month}.', 'They share a van with another farm on {round}.', 'Remember the story of the frost in {month} before ringing {first}.', 'Spelled the name of {colleague} wrong on the last letter, said sorry.', 'The {crop} of {org} were in the paper in {town}.', '{first} is on the board of the market in {town} and hears a lot.',
  'Whoever visits next: the bridge to {org} is closed, come by {town}.', '{first} sold the old van; {round} is driven by {colleague} now.', 'There is a new baby at {org}, so be brief until {soon}.', '{org} packs on {day} now because of the market in {town}.',
];

export const COMMUNITY_TITLES = ['Re: {topic} on a small farm', 'What do you think of {topic}?', 'Re: {topic} in winter', 'Tips about {topic}', 'Re: new here, {topic}', 'Re: {topic} and pickers who never read', 'Re: {topic} with {n} boxes', 'Re: {topic}, the {crop1} question'];
/** A customer helps another one. */
export const COMMUNITY_ANSWERS = [
  'About {topic}: we start on {day} and are through by {hour}.', 'Our trick with {topic} is a second tablet in the {shed}.', 'With {topic} take one round first, we did that with {round}.', 'What helped us with {topic} on a farm of {n} boxes was one person who feels in charge.', 'Ask {colleague} from {org} about {topic}, we have been through all of it.',
  'We had the same with {topic} in {month} and it turned out to be the cold in the {shed}.', 'Hang the page about {topic} on the wall of the {shed} for the first {n2} weeks.', 'Nothing about {topic} has to change for a second depot, ours in {town} proves it.', 'Our pickers understood {topic} in {n2} minutes from a drawing of a {crop1}.', 'Leave {topic} alone in the {crop1} weeks and come back to it in {soon}.',
  'There is a hidden switch: hold the name of the round and you can copy everything to {day}.', 'We wrote our way of handling {topic} on yellow paper for {round}, since then nobody forgets it.', 'Do not begin at {hour}, begin an hour before, or the van waits for you.', 'My answer to every trouble with {topic} is a bell in the {shed} that {colleague} rings at {hour}.', 'In {town} we settle {topic} by phone, which is quicker than you think.',
  'Count the {crop} twice and worry about {topic} once, says {colleague}.', 'We keep {n2} spare boxes for {round} and sleep better.', 'If the numbers look odd on {day}, look at the skips of the week before.', 'It took us {n2} weeks to trust {topic} and we have not looked back.', 'You need {n2} crates, a door that shuts and somebody like {colleague}.', 'On {round} we do the opposite and it works as well.',
  'Write down the first {n2} times how long it takes, you will be surprised.', 'Talk to {org} before you buy anything, we have {n2} of those lying in the {shed}.', 'For {n} boxes I would not bother, for twice as many I would begin with {topic}.',
];

export const REVIEW_TITLES = ['From {n} boxes a week', 'Honest words from {town}', 'Our third season', 'What {org} thinks', '{Topic} and all the rest'];
export const REVIEW_ENDS = [
  'We pack {n} boxes a week near {town}.', 'Written by {first}, who has packed for {n2} seasons.', 'I would want to know this before buying, so here it is from {org}.', '{colleague} in the {shed} says the same.', 'Take it from a farm that loses {n2} crates a month to the river at {town}.', 'Your {shed} may differ from ours.',
  'We also looked at two others in {month} and stayed.', 'Ask me in person at the market in {town}.', 'This is after {n2} months with {n} boxes.', 'For {round} alone it was the right choice.',
];

/** Things that happen to a customer and that somebody reports, one line each. */
export const HAPPENINGS = [
  'Opened a second depot in {town}.', 'Came to our open day with {colleague}.', 'Passed {n} boxes a week for the first time.', 'Won the prize for the best {crop} at the fair in {town}.', 'Hired {n2} packers for {soon}.', 'Took over the boxes of a neighbour who stopped in {month}.', 'Joined the growers meetup in {town}.',
  'Held a talk about {topic} at the meetup in {town}.', 'Had the inspector in the {shed} on {day} and passed.', 'Moved the packing into the {shed}.', 'Bought a second van for {round}.', 'Started to deliver to {town}.', 'Gave {n} bags of {crop} to the food bank in {town}.', 'Had a barn fire near {town}; nobody was hurt and {round} left a day late.',
];

/** Circular letters of ours: one sentence each, several make a letter. */
export const LETTER_OPENINGS = ['{soon} is near and the {crop} are coming, so here is what is new.', 'a short letter before {soon}, because some of you asked in {town}.', 'this is what we have been building while you packed {crop}.', 'the season turns, and so does our list of things to tell you.', 'we met {n2} of you in {town} and came home with a full notebook.'];
export const LETTER_NEWS = [
  'Release {v} makes {topic} quicker, and you need to do nothing for it.', 'In {soon} we work on {topic}, after {n2} of you asked for it.', 'The open hour on {topic} is every {day} at {hour}.', 'A new page on {topic} is out, written with a farm near {town}.', 'From {soon} on, support opens at {hour} on packing days.', 'We will be at the market in {town} on {day}; come and hold a {crop1} into our new scale.',
  'Please check {topic} before {soon}, it takes {n2} minutes.', 'For everybody with a depot: from {v} on each place has its own page for {topic}.', 'What we did not manage yet is help on {topic} in other languages; it comes in {soon}.', 'The winner of the {crop1} photo is a picker from {town}.', '{other} has written down what {n2} farms say about {topic}.',
];
export const LETTER_ENDINGS = ['Tell me what you miss, I read every answer before {day}.', 'If this is one letter too many, tell me and the next one in {soon} goes without you.', 'Come and see us in {town} on {day}.', 'A good {soon} to all of you.', 'Write back if anything about {topic} troubles you.'];
export const LETTER_SUBJECTS = ['Before {soon}: what is new', 'News for {soon}', 'Furrowbox letter, {present}', 'Open day in {town}', 'What changes with {v}'];
/** Some answer to everybody. */
export const LETTER_ANSWERS = ['Thank you, the part about {soon} was just what {colleague} had asked.', 'We will come to {town} on {day}, two of us.', 'Good letter, I put it up in the {shed} at {org}.', 'Please leave {colleague} off the next one and send it to me.', 'Is the open hour in {soon} also for pickers?', 'We would rather have it by post for the wall of the {shed}.', 'I hope {day} at {hour} stays, it is our only quiet hour.'];

/** A customer brings somebody along. */
export const INTRODUCTIONS = ['may I introduce you to {name} of {place}, who packs {n} boxes near {town} and has the same questions we had.', 'here is {name} from {place}, I told you about them in {month}.', 'I promised {name} of {place} to put you two in touch; they start in {soon}.', '{name} runs {place} and wants to know how we do {round} with {n2} people.', 'please meet {name} of {place}, a friend from {town} with better {crop} than ours.'];
export const INTRODUCTION_ENDS = ['I leave the rest to you two and go back to the {crop}.', 'Be kind, {month} was hard for them.', 'Over to you, {member}.', 'They would like a call on {day} after {hour}.', 'I said {n2} good things about you, so do not spoil it.'];
export const INTRODUCTION_SUBJECTS = ['Introducing {name}', 'Meet {name} of {place}', '{member}, meet {name}'];

/** Whoever was introduced answers both. */
export const INTRODUCTION_ANSWERS = ['thank you {other}, and nice to meet you; we are at {n} boxes and have {n2} questions.', 'good to meet you, {day} at {hour} suits us.', 'I have heard about you since {month}, so I am glad that {other} wrote.', 'thanks to {other} for that, we would like to see how you do the {crop1} weeks.'];
/** And we them. */
export const INTRODUCTION_REPLIES = ['welcome, I will ring you on {day} at {hour} and bring time.', 'nice to meet you, shall we begin with your plans for {soon}?', 'I look forward to {town}, {day} would suit me.', 'thank you for the quick answer, I will send you {n2} pages before {day} and no more.'];

/** Away from the desk: answers a machine gives. */
export const AWAY = ['I am on the fields until {day} and read mail after {hour} only.', 'Out of office until {soon}, please ask {colleague} about {round}.', 'Our office is closed for the {crop1} harvest until {day}.', 'I am away until {soon}; for boxes in {town} ring {colleague}.', 'This is an automatic answer from {org}: we read mail again on {day} at {hour}.', 'Holiday until {day}; the {shed} is in the hands of {colleague}.'];
