// More of what is said about the shed, the vans and the machines, by the keys of the topics.
import type { MoreWords } from './topicWords.ts';

export const MORE_SHED: Readonly<Record<string, MoreWords>> = {
  firmware: {
    concern: ['the new firmware shows an error as soon as {crop} are on the plate', 'firmware {v} is not working with the tablet in the {shed}', 'since firmware {v} the scale forgets its zero every night', 'the firmware update failed on {n2} scales and {colleague} cannot undo it'],
    praise: ['Firmware {v} solved the trouble with the display in the {shed}.', 'I love that firmware {v} can be taken back, {colleague} tried it at once.'],
    question: ['How long does firmware {v} take on a scale from {month}?', 'Must the printer be off while the firmware is renewed on {day}?', 'Does firmware {v} change the weight of {crop} by itself?'],
    answer: ['You can take firmware {v} back: hold the tare key for {n2} seconds while it starts.', 'The scale from {month} needs two rounds of firmware, first the old one, then {v}.', 'I pushed firmware {v} to the {n2} scales that were stuck; please switch them on at {hour}.', 'Leave the printer on, the firmware only touches the scale in the {shed}.'],
    learned: ['{colleague} reads the notes of each firmware aloud in the {shed}.', 'They do firmware updates on {day} at {hour}, with cake.'],
  },
  scale: {
    concern: ['the packing scale needs {n2} minutes to settle and we cannot wait that long', 'the display of the scale is too dark for the {shed}', 'the scale lost the connection {n2} times while we packed {crop}'],
    praise: ['The packing scale survived a fall in the {shed} and works perfectly.', 'Since we have the second scale {round} leaves at {hour}, brilliant.', 'The scale is so easy to use that the pickers from {town} needed no word.'],
    question: ['Which weight do I need to check the scale before {soon}?', 'May the packing scale stand on the old table in the {shed}?', 'Where is the switch that makes the scale beep for {crop}?', 'Can the scale print to the depot in {town}?'],
    answer: ['Put a folded sack under the scale; the table in the {shed} is not level by {n2} millimetres.', 'The beep for {crop} is in the menu below the bell.', 'I have a spare scale on its way to {town}, keep it until {soon}.', 'The scale settles faster if you lift the damping to {n2}.'],
    learned: ['The scale is cleaned every {day} by {colleague} and nobody else may touch it.', 'They weigh every {crop1} box twice since {month}.'],
  },
  printer: {
    concern: ['the label printer prints {round} twice and the second depot not at all', 'the labels are missing the door code since {day}', 'the printer takes too long for {n} labels'],
    praise: ['The rainproof labels are excellent, not one got lost on {round}.', 'The printer has not jammed since {month}, I am delighted.'],
    question: ['How many labels does a roll give for {round}?', 'Does the label printer work with the tablet in the {shed}?', 'May the labels for {town} be green?', 'Where do I order rolls so that they arrive before {day}?'],
    answer: ['One roll gives {n} labels, so order two for {round}.', 'I turned the door code back on for the labels of {round}.', 'The printer printed twice because two tablets had sent the list at {hour}; only one can do so now.', 'Green labels are a matter of the roll; {n2} of them are in the post to {town}.'],
    learned: ['The label printer is called Gertrude and stands in the {shed} under a towel.', '{colleague} keeps {n2} spare rolls in the car.'],
  },
  packing: {
    concern: ['packing lists for {round} arrive too late to start at {hour}', 'the pack list counts {crop} as two boxes, which is wrong', 'the pack list vanished from the tablet while {colleague} was packing'],
    praise: ['The packing list sorted by crate is fantastic, {n2} minutes saved on {round}.', 'The pack list for {town} was perfect, not one swap forgotten.'],
    question: ['When is the pack list for {day} final?', 'How do I print the packing list of {round} for the {shed}?', 'Can the pack list leave out {crop} that have not come in?', 'Who may change a pack list after {hour}?'],
    answer: ['The pack list is final at {hour}; after that only {colleague} can change it.', 'Leave out {crop} with the minus sign and the pack list offers a swap.', 'Packing lists for {round} are made at four in the morning since {v}, early enough for you.', 'I put the pack list of {day} back on the tablet, it was only hidden.'],
    learned: ['They read the pack list aloud in the {shed}, one reads and {n2} pack.', 'The packing list for {round} is laminated each week.'],
  },
  routes: {
    concern: ['the delivery route for {town} misses {n2} doors', 'route planning is slow on {day} and the driver waits in the van', 'the routes send us over the pass in {present}, which is too risky'],
    praise: ['The delivery route over {town} is {n2} miles shorter, excellent.', 'Route planning found a way around the fair in {town}, we are impressed.'],
    question: ['Can a delivery route start at the depot and end in {town}?', 'How do I give {colleague} the routes for {soon}?', 'Does route planning know the ferry times in {soon}?'],
    answer: ['The {n2} missing doors had no postcode; they are on the delivery route now.', 'A delivery route may end anywhere, also in {town}; drag the flag.', 'I closed the pass for your routes until {soon}.', 'Route planning takes the ferry into account if you give it {n2} minutes to spare.'],
    learned: ['Routes are tested by {colleague} on a bicycle.', 'They change the delivery route when the {crop} are heavy.'],
  },
  driver: {
    concern: ['the driver app shows {town} in the wrong order', 'the driver app needs {n2} minutes to open in the morning, far too slow', 'the driver app lost {n2} photos of {round}'],
    praise: ['The driver app is so easy that {colleague} drove {round} alone after one day.', 'The driver app told us about the broken gate in {town}, great.', 'I love the quiet mode of the driver app.'],
    question: ['How does the driver app know a closed road near {town}?', 'Can two drivers share {round} in the driver app?', 'Which phone do you recommend for the driver app in {soon}?', 'Does the driver app show allergens to {colleague}?'],
    answer: ['Two drivers can share {round}: press the two heads in the driver app.', 'The driver app opens in a second since {v}, please update on {day}.', 'The {n2} photos were still on the phone and are in your account now.', 'Any phone that still holds its charge until {hour} will do for the driver app.', 'The order in {town} was dragged by hand in the driver app; I set it back.'],
    learned: ['The driver of {round} dictates notes into the driver app and {colleague} types them again.', 'They pay the phones for the driver app since {month}.'],
  },
  skips: {
    concern: ['{n2} skip weeks of {month} were charged all the same', 'the skip week button is missing for families on {round}', 'holiday pauses end a week too late'],
    praise: ['Skip weeks by text are brilliant, {n2} came in while I packed {crop}.', 'The holiday pause saved us {n} boxes of waste in {month}, excellent.'],
    question: ['How many skip weeks may a family in {town} take?', 'Does a holiday pause stop the {crop1} extra as well?', 'Where do I see the skip weeks of {round} for {soon}?', 'Can {colleague} undo a holiday pause?'],
    answer: ['A skip week moves nothing on the invoice of {soon}, it becomes a line of zero.', 'The {n2} skip weeks that were charged are paid back on {day}.', 'You can allow as many skip weeks as you like; {town} has four now.', 'The holiday pause ends on the {day} that the family chose, since {v} also with extras.'],
    learned: ['Skip weeks are confirmed by {colleague} with a drawing.', 'They fear skip weeks in {soon} more than frost.'],
  },
  forecast: {
    concern: ['the harvest forecast promised {crop} for {day} and there are none', 'the forecast is {n2} days late every month', 'the harvest forecast shows an error since {colleague} added a field'],
    praise: ['The harvest forecast warned us about the {crop} in time, wonderful.', 'The forecast with error bars is great, even {colleague} believes it.', 'I like how the crop forecast learns from {month}.'],
    question: ['How sure is the harvest forecast about {crop} in {soon}?', 'May I give {colleague} the forecast without the prices?', 'Does the crop forecast know our tunnel in {town}?', 'What does the forecast do with a field that floods?'],
    answer: ['The forecast for {soon} is sure to about {n2} crates, more than that nobody can say.', 'Tell the crop forecast about the tunnel by ticking it on the page of the field near {town}.', 'The error came from a field without {crop}; the harvest forecast leaves it out now.', 'A flooded field can be put to sleep, and the forecast wakes it in {soon}.'],
    learned: ['{colleague} bets against the harvest forecast every {day} and loses.', 'They plan hands for the {crop} by the forecast since {month}.'],
  },
  logger: {
    concern: ['the temperature logger fell off in the van and lost {n2} hours', 'the cold chain logger is not working since the {crop} were moved to the {shed}', 'the alarm of the logger is too quiet for the {shed}'],
    praise: ['The cold chain logger proved that the {crop} were cold all the way to {town}, brilliant.', 'Setting up the loggers in the {shed} took {n2} minutes, very easy.', 'I love the curve of the temperature logger on my phone.'],
    question: ['Where should the cold chain logger hang in the {shed}?', 'How many loggers do we need for {round}?', 'Can the temperature logger be washed after {crop}?', 'Who gets the alarm of the logger at night in {soon}?'],
    answer: ['Hang the cold chain logger at the height of the {crop}, away from the door.', 'Two loggers are enough for {round}, one at the front and one at the back.', 'The logger lost {n2} hours and then sent them when it found the wifi, so the curve is whole.', 'The alarm of the logger goes to {colleague} first and to you after {n2} minutes.', 'I doubled the volume of the logger in the {shed} from here.'],
    learned: ['The temperature logger is checked at {hour} by whoever makes tea.', 'They show the logger curve to guests in the {shed}.'],
  },
  shop: {
    concern: ['the web shop shows {crop} as sold out while the {shed} is full', 'families in {town} cannot log in to the online shop', 'the shop page is missing the photos since {day}'],
    praise: ['The web shop sold {n2} bags of {crop} over night, amazing.', 'The new shop page is beautiful, {colleague} shows it to everybody in {town}.'],
    question: ['How do I hide {crop} in the web shop until {day}?', 'Does the online shop take orders for two boxes to {town}?', 'Who sees the shop page when we are closed in {soon}?'],
    answer: ['The web shop reads the stock at {hour}; press the arrow to read it at once.', 'The login of the online shop works for {town} again, the letter with the link was in their junk folder.', 'Hide {crop} with the eye beside the name, the web shop forgets nothing.', 'The photos are back on the shop page, {n2} of them were simply too big.'],
    learned: ['{colleague} photographs {crop} for the shop page with a bedsheet behind.', 'The web shop closes at {hour} because the van leaves for {town}.'],
  },
  allergens: {
    concern: ['the allergen notes vanish when a family moves to {round}', 'allergens are printed too small, {colleague} could not read them in the {shed}', '{n2} allergen notes are wrong since the import in {month}'],
    praise: ['The allergen notes saved a child in {town} from celery, thank you so much.', 'I love that allergens stop a wrong swap of {crop}.', 'Allergen notes on the driver app are great for {round}.'],
    question: ['Who may change the allergen notes of a family in {town}?', 'Do allergens show on the label of {crop}?', 'How do I print all allergen notes of {round} for the {shed}?', 'Can allergen notes be checked by {colleague} before {day}?'],
    answer: ['Allergen notes can be changed by you and {colleague}, and each change is kept.', 'The {n2} wrong allergen notes were shifted by a row; I set them right and checked {round}.', 'The allergens are printed in the big letter now, look at a label from {day}.', 'Print the allergen notes from the page of {round}, below the map.', 'An allergen note blocks the swap to {crop} since {v}.'],
    learned: ['They read the allergen notes aloud before {round} leaves.', '{colleague} once had a scare with allergens in {town}.'],
  },
  api: {
    concern: ['the API is too slow at {hour} when our till asks for {n} orders', 'the webhooks stopped working on {day}', 'the API lost {n2} orders from {town}'],
    praise: ['The API docs are excellent, {colleague} built our till in {n2} evenings.', 'The API has run since {month} without a hitch, great.', 'I love the webhooks, {round} rings a bell in the {shed}.'],
    question: ['Which part of the API gives the boxes of {round}?', 'May {colleague} have an own key for the API until {soon}?', 'Does the API tell us when {crop} are sold out?', 'Can webhooks be sent to {town} again after a failure on {day}?'],
    answer: ['The API gives the boxes of {round} under orders, with the day as a filter.', 'I made a key for {colleague} that can read the API and write nothing.', 'The webhooks of {day} were sent again at {hour}, all {n2} of them.', 'The {n2} orders from {town} are in the API now; they had waited in a queue.', 'The stock of {crop} comes with the API since {v}, see the last page.'],
    learned: ['{colleague} is the only one who understands the API and is in {town} two days a week.', 'Their lamp in the {shed} hangs on our webhooks.'],
  },
};
