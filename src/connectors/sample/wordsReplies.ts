// How the two sides go on after the first mail. Braces are filled in.
/** What a customer adds to a concern. */
export const CONCERN_MORE = [
  'We pack {n} boxes on {day} and need to know by then.', '{colleague} has restarted everything {n2} times.', 'Could you have a look before {day}?', 'I can send you photos from the {shed} if you want.',
  'It is the same on the tablet and on the old computer in the {shed}.', 'Nothing of this happened before {month}.', 'On {round} alone that touches {n} families.', 'I rang on {day} but only reached the tape.',
  'The {crop} are early this year, so every hour counts.', 'We have tried it with {colleague} and without.', 'Our people in {town} see the same.', 'I wrote the times down: {hour} on {day} and again an hour later.',
  'For {round} I did it by hand, which took until {hour}.', 'My notes from {month} are still on the wall of the {shed}.', 'The driver of {round} noticed it first.', 'Maybe it is only us in {town}.',
  'You may ring {colleague} in the {shed} until {hour}.', 'There are {n} boxes of {crop} standing in the way, so please be quick.', '{colleague} can show it to you on the phone at {hour}.', 'The van for {round} leaves at {hour}, whatever happens.',
  'We have {n2} pickers standing around, which I have to pay.', 'Tell me what you need from the {shed} and you will have it by {hour}.', 'It may have to do with the {crop}, but do not ask me how.', 'In {month} it was fine for {n} boxes.',
  'I asked on {round} and nobody there has touched anything.', 'The old computer from {town} shows the same, so it is not the tablet.', 'We can live with it until {day}, not longer.', '{colleague} drew a picture of it, which I can send.',
  'There is a note about it from {month} in my calendar.', 'My guess is the storm over {town}, but what do I know.', 'I am in the {shed} from {hour} on, with gloves and a bad mood.', 'Both depots have it, the one in {town} a little less.',
  'I read the help page twice, once to {colleague}.', 'Nothing is lost so far except {n2} hours.', 'We once had something like it in {month}, and a restart helped then.', 'If it cannot be done before {soon}, tell me honestly.',
  'We are {n} boxes a week now, that may matter.', 'I would rather hear a no today than a maybe in {soon}.', 'We do {n} boxes on {day} alone.', 'Please answer {colleague} as well, I am with the {crop} all week.',
  'If you need the numbers for {month}, I have them.', 'Shall I send you the list of {round}?', 'It would be good to know before the {crop1} days.', 'You may try it out on {round}, it is our smallest.',
  'It is not urgent, but it should be done by {soon}.', 'I have told {colleague} to leave everything as it is.', 'From {hour} on we packed by hand.', 'One family in {town} has sent me a photo of it.',
  'I would not write on {day} if it could wait.', 'You helped {org} with something like it in {month}.',
  'My hands are shaking, and not from the {crop}.', 'There is no pattern that I can see.', 'It happens with the big boxes and with the small ones.', '{colleague} thinks it is the weather.',
  'We are a small farm and feel every such hour.', 'You will find {n2} pictures in my next mail.', 'Do you see it on your side?', 'Restarting helps for about {n2} minutes.',
  'I have three notebooks of these by now.', 'If I can do something, say it slowly.', 'The neighbours near {town} are spared, strangely.', 'I know you try.',
  'Our cat could have done it, but she was in the {shed}.', 'We lost the thread at about {hour}.', 'Everyone here has a theory, none has a cure.', 'What do I tell the {n} families?',
];
/** What a customer adds to a question. */
export const QUESTION_MORE = [
  'If it cannot be done before {soon}, tell me honestly.', 'We are {n} boxes a week now, that may matter.', 'I would rather hear a no today than a maybe in {soon}.', 'We do {n} boxes on {day} alone.',
  'Please answer {colleague} as well, I am with the {crop} all week.', 'If you need the numbers for {month}, I have them.', 'Shall I send you the list of {round}?', 'It would be good to know before the {crop1} days.',
  'You may try it out on {round}, it is our smallest.', 'It is not urgent, but it should be done by {soon}.', 'We pack {n} boxes on {day} and need to know by then.', 'Could you have a look before {day}?',
  'The {crop} are early this year, so every hour counts.', 'I read the help page twice, once to {colleague}.', 'You may ring {colleague} in the {shed} until {hour}.', '{colleague} says yes, I say no, you decide.',
  'I ask because of {n} boxes in {soon}.', 'We do it by hand now, {n2} minutes each time.', 'I could not find it on {day} and {colleague} could not either.', 'If it depends on the plan, tell me.',
  'It is for {round}, which is a case of its own.', 'There is no hurry, {soon} is soon enough.', 'A farm near {town} told me that it can be done.', 'I promised {colleague} an answer by {day}.',
  'The help page speaks about {n2} steps and I see only half of them.', 'Our {crop} will not notice, but I would like to know.', 'In {month} I would not have asked.', 'Write it so that I can hang it up in the {shed}, please.',
  'You told me once, in {month}, and I lost the note.', 'We may have {n2} more people by {soon}.',
  'A yes or no will do.', 'Take your time, but not until the {crop} are gone.', 'I am asking for {round} and for my own peace.', 'Our old system could do it, with {n2} clicks and a prayer.',
  '{colleague} bets a crate of {crop} on yes.', 'There must be a button that I do not see.', 'We are not in a hurry, we are only curious.', 'If there is a film about it, send me that.',
  'I would rather ask you than break something.', 'It is a small thing, but it comes up every {day}.', 'You see, the {shed} has only one plug.', 'Last time {other} knew it at once.',
  'I tried with the left button and with the right one.', 'Otherwise all is well at {org}.', 'We could also do without, if it is too much work.',
];
/** When a trouble is over. */
export const SOLVED = [
  'That did it, {round} left on time.', 'Solved since {day}, thank you.', 'It works now, {colleague} tried it twice in the {shed}.', 'Brilliant, {n} boxes went through without a hitch on {day}.',
  'That was the missing piece for {round}, thank you.', 'Confirmed by {colleague} at {hour}, everything is fine again.', 'You were right about the {shed}, it is repaired.', 'Done, and {n2} minutes was all it took on {day}.',
  'The {crop1} day went smoothly, thank you so much.', 'Now {town} works as well, great help.', 'All good on {round} since {hour}.', 'I have just run it for {n} boxes and it went through.',
  'Thank you, that was quicker than the {crop}.', '{colleague} says you are a magician, and so do I on {day}.', 'It was the {shed} after all, thank you for insisting.', 'We tested with {n2} boxes and with {n}, both fine.',
  'It has been working since {hour}, I can go back to the {crop}.', 'You can close your note about {town}, all is well.', 'Very helpful, I passed it on to the people in {town}.', 'Done as you said at {hour}, and {round} left early for once.',
  'The families in {town} have stopped ringing.', '{colleague} packed {n} boxes and did not swear once.', 'No trace of it on {day}, thank you for staying with it.', 'I waited until after {round} to write this: it is fine.',
  'Peace at last.', 'It held for {n2} days now, so I believe it.', 'My {colleague} thanks your {other}.', 'I take back what I said on {day}.',
  'We are back at {n} boxes by {hour}.', 'Everybody breathes again in the {shed}.', 'The van left {n2} minutes early.', 'Fine again in {town}, fine again here.',
  'Whatever you did at {hour}, it was the right thing.', 'Gone as it came, thank you.',
];
/** When it is not. */
export const NOT_SOLVED = [
  'It is still the same on {round}, I am afraid.', 'We tried it on {day} and it failed again.', 'That helped for {n2} hours, then the trouble came back.', 'In {town} it is better, in the {shed} it is not.',
  '{colleague} followed every step and it is still broken.', 'This was not the answer to what I asked on {day}.', 'Sorry, but the {crop1} day was just as bad.', 'On {day} at {hour} it was back.',
  'I did all you wrote and {round} still has the problem.', 'For {town} it changed nothing, sadly.', 'It failed for {n2} of {n} boxes, so we are not there yet.', '{colleague} tried for {n2} hours without luck.',
  'I see a difference in the {shed}, but it is still wrong.', 'No, {round} was late again because of it.', 'I wish I had better news, but {round} looks like it did on {day}.', '{n2} of {n} boxes again, I counted.',
  'The first hour was fine, by {hour} we were back to paper.', 'Please do not close this, the {shed} is still in trouble.',
];
/** What a customer says to an answer. */
export const UNDERSTOOD = [
  'Perfect, we will keep it like that until {soon}.', 'That answers it, and {colleague} has written it on the wall.', 'That is what I needed for {soon}, thanks.', 'Very helpful, I passed it on to the people in {town}.',
  'Clear, we will do it like that on {day}.', 'I see, then {soon} it is.', 'Good to know before the {crop1} days.', 'Thank you, {colleague} owes me a cake.',
  'That saves us {n2} minutes a day.', 'I had hoped for that, and {town} will be glad.', 'Understood, I will tell {round}.', '{colleague} had it right, I shall never hear the end of it in the {shed}.',
  'Fine, then we wait until {soon}.', 'I tried it at {hour} and found it at once.', 'A straight answer, thank you from {org}.', 'Then I can plan {soon}.',
  'That is less work than I feared for {n} boxes.', 'Thank you, I have put it on the wall beside the list for {round}.', 'We do it like this from {day} on.', 'So it was in front of me since {month}.',
  'Noted.', '{colleague} is dancing in the {shed}.', 'I read it twice and it makes sense.', 'Good, I will try after {round} is out.',
  'You explain better than the page with {n2} pictures.', 'That will do until {soon}.', 'So simple, I am almost cross.', 'Fine with us.',
  'We can work with that from {day} on.', 'I owe you a bag of {crop}.', 'And there I was looking in the {shed}.', 'It works for {n} boxes, so it works.',
];
/** What a customer says to our thanks or to our answer about an idea. */
export const PLEASED = [
  'Then I will wait for {soon} and stay curious.', 'Tell {other} that the {crop} are on us.', 'You are welcome, {colleague} meant every word.', 'Good, count {org} in when you need somebody to try it.',
  'I will ask again in {soon}, be warned.', 'We would try it with {n} boxes, just say when.', 'Give {other} our best from {town}.', 'It had to be said after {n2} weeks.',
  'Good, good, good.', 'I look forward to it like to the first {crop}.', '{colleague} wants to be there when it comes.', 'Put us down as guinea pigs, {n} boxes of them.',
  'That is all I wanted to hear, and greetings to {town} when you drive through.', 'Then my {n2} lines were not for nothing.', 'We will be patient, we grow {crop} after all.', 'A cake is on its way to {other}.',
  'Say hello when you pass {town}.',
];
/** How we begin an answer to trouble. */
export const OUR_OPENINGS_CONCERN = [
  'thank you for writing about {day}', 'thank you for the times you wrote down, they helped', 'I have looked at {round} myself this morning', '{other} and I went through it together on {day}',
  'I am sorry that {colleague} had to stay late', 'I rang {colleague} at {hour} to be sure', 'that is annoying in the {crop1} week', 'I could repeat it here with {n2} boxes',
  'thank you for being so patient with us this {present}', 'I read your note twice to get {round} right', 'thank you for telling us before {day}', 'I was in {town} until {hour}, so this comes late',
  '{other} has seen this before, in {month}', 'your note reached me between two calls, so forgive me if I am short about {round}', 'that should not happen, least of all on {round}', 'after {n2} tries I found it',
  'I looked at your account with {colleague} on the line', 'you describe it so well that {n2} minutes were enough', 'I owe you an answer since {day}', 'I am sorry, this must have been a long {day}',
  'you should not have had to write twice about {round}', 'I looked before I wrote, and you are right', 'three of us stood around it this morning, {other} as well', 'sorry for the silence since {day}',
  'I have it in front of me, with your {n} boxes',
  'I read it out in our morning round and it became quiet', 'thank you for the patience of {colleague} above all', 'no excuses, it was us', 'I have been on it since {hour}',
  'it took me longer than it should have', '{other} found the first half and I the second', 'you were right to write and not to wait for {day}', 'I know what {round} means to you',
  'the good news first', 'before anything else: your {n} boxes are safe', 'we saw it here too, at {hour}', 'I am cross with myself, because {colleague} had warned me in {month}',
  'I rang {round} myself to hear what the families say', 'that was a knot, and it is open',
];
/** How we begin an answer to a question. */
export const OUR_OPENINGS = [
  'thank you for writing about {day}', 'good question, and one that {town} asked as well', 'I read your note twice to get {round} right', 'I had to laugh about the {crop}, and then I looked into it',
  'I was in {town} until {hour}, so this comes late', 'your note reached me between two calls, so forgive me if I am short about {round}', 'I put your question to {other} over lunch', 'I am glad that you ask before {soon}',
  'I looked at your account with {colleague} on the line', 'you describe it so well that {n2} minutes were enough', 'I owe you an answer since {day}', 'yes and no',
  'that one I had to look up, and {other} helped', 'nobody has asked that since {month}', 'a fair question with {n} boxes', 'I like questions that come from the {shed}',
  'let me begin with {round}', '{other} would know it by heart, I had to try', 'before the {crop} come in, gladly',
  'short answer first, the long one when you visit', '{day} is a good day for such a question', 'I asked around before I answered', 'you are not the first from {town} to ask',
  'my notes from {month} say the following', 'I was sure I knew, and then I tried it with {n} boxes', 'happy to', 'let me take your questions one by one',
  'it depends, but hardly', 'so this is what {colleague} meant on the phone', 'I drew it for {other} on a napkin and it held', 'nothing simpler',
  'here goes, before the next call at {hour}', 'thank you for asking me and not the internet', 'glad to hear from {org} again',
];
/** What we add when there was trouble. */
export const OUR_MORE_CONCERN = [
  'Please try it on {day} and tell me how it went.', 'If it happens again before {hour} on {day}, ring me direct.', '{other} will watch {round} with you.', 'I wrote it down for the others here, under {org}.',
  'You need to change nothing in the {shed}.', 'It touches {n2} other farms, too, none of them near {town}.', 'Was {colleague} there when it happened in {month}?', 'How many boxes were in the list at {hour}?',
  'It costs you nothing, whatever {soon} brings.', 'I have checked the last {n2} weeks and found no other case.', 'I will look again on {day} at {hour} to be sure.', 'For the {crop1} weeks I would leave everything else as it is.',
  'I tried it with {n} boxes and it held.', 'Write to me if {round} says otherwise.', 'You will see it at the next login, at {hour} at the latest.', 'I left a note in your account, dated {day}.',
  'Until then, the way through the {shed} that {colleague} found is a good one.', 'I would try it on {round} first.', 'Which of your {n2} tablets was it?', 'Would {hour} on {day} suit you for a call?',
  'Nothing you did in the {shed} was wrong.', 'I have put {n2} days back onto your plan.', 'If it costs you {round}, tell me and I will ring the families with you.', 'Leave the tablet in the {shed} switched on tonight.',
  'I told {other}, who is on duty from {hour} on.',
  'I would leave the {shed} as it is until then.', 'Nothing has to be typed in again.', 'The families on {round} will not notice a thing.', 'I kept a copy of everything from {day}, to be safe.',
  'Tell me honestly if it is not enough.', 'We have a meeting about exactly this at {hour}.', 'The fault was in our hands and not in those of {colleague}.', 'If somebody in {town} asks, you may name me.',
  'I switched a second pair of eyes on for {round}.', 'Your {crop} deserve better than this.', 'There may be a short pause at {hour}, no longer than {n2} minutes.', 'It cannot come back by the same door.',
];
/** What we add otherwise. */
export const OUR_MORE = [
  'I wrote it down for the others here, under {org}.', 'It costs you nothing, whatever {soon} brings.', 'Give my regards to {colleague}.', 'For the {crop1} weeks I would leave everything else as it is.',
  'Should {colleague} have a question, my number is below.', '{other} has the same on a list for {soon}.', 'Next time you are in {town}, come by for tea.', 'You will see it at the next login, at {hour} at the latest.',
  'If {soon} brings more than {n} boxes, tell me early.', 'I would try it on {round} first.', 'It takes {n2} minutes, and {colleague} can watch.', 'Would {hour} on {day} suit you for a call?',
  'I would be glad to see the {crop} one day.', 'If {colleague} gets stuck, ring me at {hour}.', 'There is a short film about it, made with a farm near {town}.', 'I would wait until {soon} with the rest.',
  'For {n} boxes that is plenty.', 'Let me know how it goes on {day}.', 'It is the same for the depot in {town}.', 'The page in the help has {n2} pictures of it.',
  'Ask me again when {soon} is over.', 'And greet {round} from me.',
  'There is no hidden cost in it.', '{other} calls it the farmer way, with respect.', 'Nobody has to be trained for it.', 'Should it look odd on the tablet in the {shed}, turn the tablet around first.',
  'I can do it with you on the phone, {n2} minutes and a cup of tea.', 'One farm near {town} does it the other way round and is happy, too.', 'It goes back with one click.', 'You may tell me in {soon} that I was wrong.',
  'We thought of {round} when we built it.', 'Try it with {n2} boxes before you try it with {n}.', 'I added a line about it to the help, with your words.', 'The rest is a matter of taste.',
  'Have a look when the {crop} let you.',
];
/** What we add to a mail that nobody asked for. */
export const NEWS_MORE = [
  'Give my regards to {colleague}.', 'Next time you are in {town}, come by for tea.', 'If {soon} brings more than {n} boxes, tell me early.', 'Would {hour} on {day} suit you for a call?',
  'I would be glad to see the {crop} one day.', 'No need to answer before {soon}.', '{other} sends greetings to {colleague}.', 'If it does not suit, {soon} is as good.',
  'I will bring something for the {shed}.', 'Tell me if {colleague} should be on these mails as well.', 'You can reach me until {hour} on {day}.', 'I am curious how the {crop} turned out.',
];
/** Our answer to praise. */
export const OUR_THANKS = [
  '{other} read your lines aloud at {hour} and nobody said a word for once.', 'your mail hangs beside the coffee machine now, under the one from {town}.', 'thank you, I passed it to {other}, who built it in {month}.', 'you made our {day}.',
  'it is {colleague} who deserves it, we only listened.', 'words like these are why we get up before the {crop} do.', 'I will remember that on the next bad {day}.', 'thank you, from all of us and from {other} twice.',
  'that is good to hear after the {month} we had.', 'may we show your lines to a farm in {town} that is still unsure?', 'then the {n2} weeks were worth it.', 'we had hoped that {round} would feel it first.',
  'I told {other} on the phone and heard a chair fall over.', 'thank you, and greetings to everybody in the {shed}.',
  'this goes straight to the wall.', 'I needed that on a {day} like this.', 'we do not hear that often, so we read it twice.', '{other} pretends not to blush.',
  'your {crop} are our favourite customers.', 'tell {colleague} that we are the lucky ones.', 'I will quote you in front of {other} when the next bug comes.', 'it makes the early hours worth it.',
  'and we enjoy working for a farm that says so.', 'that is a lovely thing to find at {hour} in the morning.',
];
/** Our answer to an idea. */
export const OUR_IDEAS = [
  'I like it, and {n2} others have asked for something near it.', 'that is on our list now, with the name of {org} beside it.', '{other} drew it on the board at {hour}, and it could be done by {soon}.', 'a good idea that we will not manage before {soon}, I would rather say so now.',
  'we tried that in {month} and stumbled over {round}; with your case it might work.', 'could I ring {colleague} about it on {day}?', 'I see what you mean since I stood in your {shed}.', 'the honest answer is no for this season, and here is why: it would slow down {n2} other farms.',
  'you are the first to ask, which makes it no less sensible.', 'we will build a small version and try it on {round}, if you let us.', 'I have put it before {other} and will come back to you by {day}.', 'half of it is there already: look below the map of {round}.',
  'that would please {town} as well, I am sure.', 'we talked about it over lunch and want to see how {colleague} does it now.',
  'I am not sure yet, but I cannot stop thinking about it.', 'write down how {colleague} would use it, and I will do the rest.', 'we have argued about it since {hour}, which is a good sign.', 'somebody from {town} asked for the opposite last week, so give us a moment.',
  'it is smaller than you think and could be there by {soon}.', 'I would do it differently, but do it we should.', 'done, nearly: {other} built a first version over lunch.', 'no promise, but your name is on it.',
  'for {n} boxes it would be a toy, for the bigger farms it would be a need.', 'good, and what would you give up for it?',
];
