// More of what is said about the office side, by the keys of the topics.
import type { MoreWords } from './topicWords.ts';

export const MORE_OFFICE: Readonly<Record<string, MoreWords>> = {
  crm: {
    concern: ['the CRM asks for a phone number before it will save a family from {town}', 'the CRM mixes up the notes of two brothers on {round}', 'we found {n2} families in the CRM who moved away in {month}, nobody removed them and the map is wrong', 'the CRM will not open on the tablet in the {shed}'],
    praise: ['The CRM found a family by half a phone number on {day}, I am impressed.', 'Since {month} our CRM is the first thing we open and I love it.', 'It is great to see in the CRM who has been with us for {n2} seasons.'],
    question: ['Where does the CRM keep the note we wrote about the gate in {town}?', 'Does the CRM show {colleague} who rang on {day}?', 'How do I see in the CRM which families have never skipped {round}?'],
    answer: ['The CRM keeps the gate note below the address, one line for each driver of {round}.', 'I have joined the {n2} double households in your CRM by hand and kept both phone numbers.', 'Families who moved away can be put to rest in the CRM; they stay in the figures of {month} and leave the map.', 'The CRM on the tablet in the {shed} needed one new login, which {colleague} has now.'],
    learned: ['{colleague} types every call into the CRM before {hour}.', 'They use the CRM to remember the names of dogs on {round}.'],
  },
  churn: {
    concern: ['we lose {n2} families a month to churn and the new ones from {town} do not make up for it', 'churn is worst among those who joined in {month} and I cannot see the reason', 'churn has doubled since {month} and {colleague} cannot sleep', 'I fear that churn will be too high to keep the second van on {round}'],
    praise: ['Churn fell for the third month, your call list for {round} works brilliantly.', 'The paper on churn was excellent, we changed the first letter to families in {town} because of it.', 'I am happy to report that churn in {month} was the lowest in {n2} seasons.'],
    question: ['Is churn counted from the last box or from the last invoice in {month}?', 'How do I see churn for {town} alone?', 'Which {n2} families were lost to churn after the {crop1} week?'],
    answer: ['Churn is counted from the last box, so {month} shows who left before the invoice came.', 'You can split churn by place: choose {town} in the corner of the chart.', 'I sent {colleague} the list of families behind the churn of {month}, with the reason where they gave one.', 'Half of your churn comes in week eight; a call by {colleague} in week six helped {n2} other farms.'],
    learned: ['They count churn by hand on {day} and get {n2} more than we do.', '{colleague} rings everybody who cancels and writes the reasons on a wall in the {shed}.'],
  },
  invoices: {
    concern: ['{n2} invoices for {town} came back because the name is missing', 'an invoice of {month} shows {crop} that nobody ordered, which is embarrassing', 'invoices cannot be opened by families with old phones on {round}'],
    praise: ['The credit notes are a great addition, {colleague} did {n2} of them in ten minutes.', 'Invoices for {month} went out on {day} while I slept, wonderful.'],
    question: ['Which number comes first on the invoices of {soon}?', 'Could an invoice for {town} go to two addresses?', 'Do invoices for {round} show the weeks that were skipped?'],
    answer: ['The invoices for {soon} start with the number after your last one, even if {n2} were cancelled.', 'An invoice may go to two addresses; I added the second one for {town}.', 'The name was missing because the import left it empty, and {n2} invoices are corrected now.', 'Skipped weeks stand on the invoice as a line of zero since {v}.'],
    learned: ['Invoices are read aloud to the grandmother who owns the {shed}.', 'They want one invoice for all {n2} flats of a house in {town}.'],
  },
  payments: {
    concern: ['payments by card fail for everybody in {town} who has a new bank', 'the payments list of {month} is missing {n2} families', '{n2} families were charged twice by direct debit on {day}'],
    praise: ['Payments by link are brilliant, {n2} families in {town} paid within the hour.', 'The retry of failed payments in {month} worked perfectly and saved {colleague} {n2} calls.'],
    question: ['How long are payments of {month} kept in the list?', 'Can payments from {town} be split between two accounts?', 'Why do card payments on {day} take longer than the others?', 'Is there a fee for payments from abroad since {month}?'],
    answer: ['Payments stay in the list for ten years; {month} is below the grey line.', 'The second collection on {day} was our mistake, and all {n2} families have their money back.', 'Card payments from the new bank work again since {hour} on {day}.', 'There is no fee for payments from abroad below {n} euros.'],
    learned: ['{colleague} matches payments by hand on {day} and likes it.', 'Payments at the farm gate go into a tin that is emptied in {soon}.'],
  },
  pricing: {
    concern: ['the new prices are confusing and {colleague} gets a different sum each time', 'I cannot explain the pricing to my members in {town}', 'your prices rise faster than those of {crop}, which makes me nervous'],
    praise: ['Thank you for keeping the prices of {month} for us, that was decent and helpful.', 'The pricing page is great now, {colleague} found our sum in a minute.'],
    question: ['Which of your prices counts if we pack {n} boxes in summer and half in {soon}?', 'Do prices include the second tablet in the {shed}?', 'When will you announce the prices for {soon}?', 'How is pricing done for a farm that rests until {soon}?'],
    answer: ['The prices look at the average over the year, so a strong {soon} does not lift you into the next plan.', 'Any number of tablets in the {shed} is in the price.', 'We announce prices three months ahead, the next time in {soon}.', 'I worked your sum out with the pricing of {month}: it is {n2} euros less than you feared.'],
    learned: ['They put the price into every newsletter since {month} and want no surprise.', '{colleague} asked for the pricing of {n} boxes, just in case.'],
  },
  import: {
    concern: ['the data import has been stuck at {pct} percent since {hour}', 'the spreadsheet import is confusing, {colleague} gave up after {n2} tries', 'the csv import lost the accents in the names from {town}'],
    praise: ['The data import found {n2} families we had twice, that was impressive.', 'Great work on the csv import, the {crop1} list went in as it was.'],
    question: ['How long does the data import take for {n} families?', 'May the spreadsheet import be done by {colleague} alone?', 'What happens in a data import to families without a street in {town}?'],
    answer: ['The data import was waiting for a confirmation since {hour}; it is the yellow bar at the top.', 'Save the file as UTF-8 before the csv import and the names from {town} come out right.', '{colleague} may run the data import; I gave the right until {soon}.', 'For {n} families the data import takes about {n2} minutes.'],
    learned: ['Before the data import {colleague} will clean the list for {n2} evenings.', 'They keep two lists, one for {round} and one for everything else.'],
  },
  referrals: {
    concern: ['a referral code from {month} is refused at the last step', 'families are annoyed that the referral codes end after {n2} weeks', 'the referral codes print too small on the cards for {town}'],
    praise: ['The referral codes on the crates are a brilliant idea, {n2} neighbours joined on {round}.', 'I love the thank-you mail that comes with a referral code, {colleague} cried.', 'Half of {town} knows us by referral codes, fantastic.'],
    question: ['How long is a referral code from {month} good?', 'May we hand out referral codes at the market in {town}?', 'Can {colleague} make a referral code without me?', 'Do referral codes work for a box with {crop} only?'],
    answer: ['A referral code from {month} is good for a year; I revived the {n2} that ended early.', 'Please do hand them out in {town}, a referral code needs no address.', '{colleague} can make referral codes now, up to {n} a month.', 'The double discount came from two codes in one order, and since {v} only the better one counts.'],
    learned: ['They raffle {crop} among families who hand on a referral code.', '{colleague} draws each referral code by hand for {town}.'],
  },
  reports: {
    concern: ['the reports for {month} are wrong by {n2} crates of {crop}', 'the dashboard freezes when {colleague} opens {round}', 'the weekly report went to somebody in {town} who left in {month}'],
    praise: ['The new report on {crop} is excellent, we planned {soon} with it.', 'The weekly report for {round} is short and clear, well done.'],
    question: ['Who receives the weekly report in {town}?', 'Can the dashboard show {round} and the depot side by side?', 'Why do the reports of {month} end on {day}?'],
    answer: ['The weekly report goes to {colleague} and to nobody else since {day}.', 'On the dashboard you can put two rounds side by side by dragging {round} onto the other.', 'The {n2} crates were counted on the next day; the reports of {month} are right now.', 'The dashboard froze because of a chart with too many days; it shows ninety from {v} on.'],
    learned: ['The weekly report is discussed at {hour} on {day} over tea.', 'They draw the reports by hand on the door of the {shed}, with {crop} for scale.'],
  },
  onboarding: {
    concern: ['{colleague} is lost in the set-up and nobody rang on {day} as agreed', 'the onboarding is too fast for people who pack until {hour}', 'after the onboarding {n2} of our rounds were still missing'],
    praise: ['Our onboarding with {member} was a pleasure, all {n} families were in by {day}.', 'The first set-up took {n2} days and not one box went wrong, brilliant.'],
    question: ['Which papers do we need for the onboarding in {soon}?', 'Can the set-up of {round} wait until the {crop} are in?', 'Is there an onboarding for pickers who have no phone?'],
    answer: ['For the onboarding we need your list and {n2} minutes a day, no papers.', 'The set-up of {round} can wait; I moved it behind the {crop1} weeks.', 'I am sorry for {day}, the onboarding call is at {hour} now and in my calendar.', 'The {n2} missing rounds are in, please compare them with your onboarding list.'],
    learned: ['They want the onboarding in the {shed}, standing up.', '{colleague} writes a diary of the set-up for other farms near {town}.'],
  },
  support: {
    concern: ['nobody from support rang back although {colleague} waited until {hour}', 'your support sent me a link about {crop} that had nothing to do with my question', 'the reply time in {month} was too long for a farm that packs on {day}'],
    praise: ['Your support picked up at {hour} and knew {round} by heart, I am impressed.', 'Thanks to your excellent support the {n} boxes left with {n2} minutes to spare.'],
    question: ['Does support also help with a scale that was bought in {town}?', 'Who of your support is on duty at {hour} on {day}?', 'Can {colleague} reach support by text from {round}?', 'What is the reply time in {soon}?'],
    answer: ['You reach me and not a queue when you write to support about {org}.', 'The link about {crop} was a slip of mine, here is what you asked for.', 'From six on there are two of us in support, {other} and me, until {hour}.', 'Support helps with every scale, also with the one from {town}.'],
    learned: ['They remember the name of everybody from support they ever spoke to, {other} above all.', 'Support means to them that somebody picks up before {hour}.'],
  },
};
