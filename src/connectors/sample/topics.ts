// The topics of the made-up company, and what it publishes about them.
import { OFFICE_WORDS } from './wordsOffice.ts';
import { SHED_WORDS } from './wordsShed.ts';
import { MORE_OFFICE } from './wordsMoreOffice.ts';
import { MORE_SHED } from './wordsMoreShed.ts';
import { withMore } from './topicWords.ts';
import type { TopicWords } from './topicWords.ts';

export const TOPICS: readonly TopicWords[] = [...OFFICE_WORDS, ...SHED_WORDS].map((topic) => withMore(topic, MORE_OFFICE[topic.key] ?? MORE_SHED[topic.key]));

export const topicByKey = (key: string): TopicWords => {
  const found = TOPICS.find((topic) => topic.key === key);
  if (!found) throw new Error(`No topic ${key}.`);
  return found;
};

export interface SampleContent {
  externalId: string;
  title: string;
  kind: 'white paper' | 'article' | 'video' | 'webinar' | 'release';
  /** Keys of topics. */
  topics: string[];
  /** How long before the end of the history it was published. */
  publishedDaysAgo: number;
}

export const CONTENT: readonly SampleContent[] = [
  { externalId: 'wp-crm-doorstep', title: 'The doorstep CRM: knowing a household by its boxes', kind: 'white paper', topics: ['crm'], publishedDaysAgo: 1010 },
  { externalId: 'wp-crm-first-winter', title: 'CRM for box schemes: the first winter', kind: 'white paper', topics: ['crm', 'churn'], publishedDaysAgo: 700 },
  { externalId: 'wp-crm-small-team', title: 'A CRM that three people can keep alive', kind: 'white paper', topics: ['crm'], publishedDaysAgo: 330 },
  { externalId: 'wp-crm-phone', title: 'Who is calling? CRM at the packing table', kind: 'white paper', topics: ['crm', 'support'], publishedDaysAgo: 120 },
  { externalId: 'wp-churn-eight-weeks', title: 'Week eight: where churn begins', kind: 'white paper', topics: ['churn'], publishedDaysAgo: 540 },
  { externalId: 'wp-churn-pauses', title: 'Pauses that return, and churn that does not', kind: 'white paper', topics: ['churn', 'skips'], publishedDaysAgo: 210 },
  { externalId: 'wp-routes-lanes', title: 'Forty stops in four lanes: routes for small vans', kind: 'white paper', topics: ['routes', 'driver'], publishedDaysAgo: 820 },
  { externalId: 'wp-cold-chain', title: 'A cold chain without a cold store', kind: 'white paper', topics: ['logger'], publishedDaysAgo: 450 },
  { externalId: 'wp-pricing', title: 'Fair prices for a share of the field', kind: 'white paper', topics: ['pricing'], publishedDaysAgo: 260 },
  { externalId: 'wp-forecast', title: 'How many leeks? A harvest forecast with error bars', kind: 'white paper', topics: ['forecast'], publishedDaysAgo: 610 },
  { externalId: 'ar-labels-rain', title: 'Labels that survive a wet Wednesday', kind: 'article', topics: ['printer'], publishedDaysAgo: 900 },
  { externalId: 'ar-packing-hour', title: 'The packing list, minute by minute', kind: 'article', topics: ['packing', 'scale'], publishedDaysAgo: 770 },
  { externalId: 'ar-skip-kindly', title: 'Skip weeks: say yes early', kind: 'article', topics: ['skips'], publishedDaysAgo: 500 },
  { externalId: 'ar-allergens', title: 'Allergen notes nobody can overlook', kind: 'article', topics: ['allergens'], publishedDaysAgo: 380 },
  { externalId: 'ar-debit', title: 'Direct debit without tears', kind: 'article', topics: ['payments', 'invoices'], publishedDaysAgo: 300 },
  { externalId: 'ar-referrals', title: 'Neighbours tell neighbours', kind: 'article', topics: ['referrals'], publishedDaysAgo: 150 },
  { externalId: 'ar-import', title: 'From shoebox to scheme in a weekend', kind: 'article', topics: ['import', 'onboarding'], publishedDaysAgo: 1040 },
  { externalId: 'vi-scale', title: 'Two scales, one list', kind: 'video', topics: ['scale'], publishedDaysAgo: 640 },
  { externalId: 'vi-driver', title: 'A morning with the driver app', kind: 'video', topics: ['driver'], publishedDaysAgo: 420 },
  { externalId: 'vi-shop', title: 'Dress your web shop for spring', kind: 'video', topics: ['shop'], publishedDaysAgo: 280 },
  { externalId: 'we-churn-live', title: 'Live: your churn, round by round', kind: 'webinar', topics: ['churn', 'reports'], publishedDaysAgo: 190 },
  { externalId: 'we-crm-live', title: 'Live: tidy your CRM with us', kind: 'webinar', topics: ['crm'], publishedDaysAgo: 95 },
  { externalId: 're-4-12', title: 'Release 4.12: firmware you can take back', kind: 'release', topics: ['firmware', 'scale'], publishedDaysAgo: 75 },
  { externalId: 're-4-9', title: 'Release 4.9: routes and the new API', kind: 'release', topics: ['routes', 'api'], publishedDaysAgo: 365 },
];
