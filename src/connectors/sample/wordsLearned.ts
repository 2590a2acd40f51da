// What customers of the made-up company said in talks, and what our members make of it. Each line is dealt three times at most.

/** Why they hired us, in their words. */
export const JOBS: readonly string[] = [
  'I wanted Sunday evenings back instead of counting boxes at the kitchen table.', 'We were losing a household a week and nobody could tell me which.', 'My father kept it all in his head, and he was about to retire.',
  'I needed the drivers to stop ringing me from the lane.', 'After two hundred boxes the spreadsheet simply gave up on us.', 'I wanted to know on Monday what to pull out of the ground on Tuesday.',
  'People kept getting beetroot they had told us they hated.', 'The card payments alone took me a whole day every month.', 'I wanted somebody new to be able to pack without asking me.',
  'We had promised ourselves one week of holiday in the summer.', 'I could not see which round earned its diesel.', 'The labels came off in the rain, and the wrong box went to the wrong door.',
  'I was tired of apologising for things I had not known about.', 'We wanted to grow to a second depot without hiring an office.', 'The neighbours asked for a pause, and we forgot to let them back in.',
  'I wanted the children to be able to run the farm shop one day.', 'We needed one list that the shed and the office both believed.', 'The bank wanted numbers, and all I had was a notebook.',
  'I wanted to write to people by name again, as we did when there were thirty of them.', 'Our co-op argued about shares every month until everybody could look them up.', 'I wanted the scale to tell the truth, and to tell it to everyone.',
  'We kept throwing good leeks away because nobody had ordered them.', 'I was the only one who could close the month, and then I broke my arm.', 'Somebody had to know whether the van was cold all the way.',
];

/** What they hope for. */
export const ASPIRATIONS: readonly string[] = [
  'To spend one day a week in the field again', 'To hand the Thursday round over to a driver who knows the way', 'Three hundred boxes without a fourth packer', 'To open the farm shop on Saturdays, too', 'A winter in which nobody leaves',
  'To pay everyone through the quiet months', 'To be certified by next spring', 'To let members choose their own vegetables', 'A second depot beyond the river', 'To stop using paper in the shed',
  'To teach other farms how they pack', 'To take August off', 'To know every household by name again', 'To get the harvest plan right twice in a row', 'To let the youngest run the office', 'A waiting list instead of a search for customers',
];

/** What moves their business. */
export const DRIVERS: readonly string[] = [
  'Diesel went up, and the far round does not pay any more', 'A supermarket in the next town sells boxes since the summer', 'They lost a field to the new road', 'The lease of the barn ends next year', 'A grant for cold storage was approved',
  'Two packers left after the harvest', 'The council asks for less plastic from January on', 'Energy for the cold store doubled', 'A school orders lunches from them twice a week', 'Late frost took the first plums',
  'They share a van with the farm next door', 'The founder wants to step back within two years', 'Many members moved out of town', 'The bank asks for a plan by the spring', 'A cookbook named their leeks', 'The dairy next door closed and sent its customers',
];

/** What we can enable, beyond what they use. */
export const ENABLES: readonly string[] = [
  'Members skip a week by themselves, so nobody has to ring', 'Drivers see the gate codes before they stand at the gate', 'The scale and the packing list agree without anybody typing', 'One sheet for the bank at the end of the month', 'A warning before somebody leaves, not after',
  'Labels that say what is inside in large letters', 'Boxes planned from what really grows', 'A second depot in the same plan', 'New packers learn in one morning', 'A page where neighbours can join by themselves', 'Prices by share instead of by kilo', 'The van tells when it gets warm',
];

/** How we help already. */
export const HELPS: readonly string[] = [
  'We go through the month with the bookkeeper until it closes', 'Tomasz looks at the routes before every change of season', 'We answer before the packing begins, at six if need be', 'Leila checks the imports with them line by line', 'We keep a spare printer for them',
  'Ada calls on the first Monday of the month', 'We told them about the grant', 'We send the label rolls before they run out', 'Joost comes by when the scale acts up', 'We trained the two new packers', 'We wrote the text about allergens with them', 'Priya joins their meeting of members once a year',
];

/** What somebody needs who spoke of a topic so; the topic stands where the braces are. */
export const NEEDS: Readonly<Record<'concern' | 'question' | 'idea', readonly string[]>> = {
  concern: ['To stop worrying about {topic}', 'To trust {topic} again', '{topic} that works without a second look', 'Somebody to tell when {topic} goes wrong', 'Fewer surprises with {topic}'],
  question: ['To know how {topic} is meant to be used', 'A plain answer about {topic}', 'To see on one page what {topic} can do', 'To be shown {topic} once, side by side'],
  idea: ['{topic} the way they described it', 'To try their own idea for {topic}', 'A small change to {topic} that saves them an hour'],
};

/** Why nothing is to be sold for a while. */
export const WAITS: readonly string[] = ['They lost a harvest and count every pound.', 'A new bookkeeper begins; let her settle in first.', 'We owe them a scale that holds its zero.', 'They move the packing to another barn.', 'They asked for a quiet quarter.'];
