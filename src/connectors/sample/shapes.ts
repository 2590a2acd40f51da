// The shapes of the made-up company's parts.
import type { Stance } from '#language/stance.ts';
import type { Random } from './random.ts';
import type { Speech } from './speech.ts';
import type { Times } from './times.ts';

export interface SampleMember {
  key: string;
  first: string;
  name: string;
  email: string;
  role: 'owner' | 'member' | 'reader' | 'colleague';
  /** How long they take to answer, typically. */
  replyHours: number;
  /** How much of the customers they look after, relative to the others. */
  share: number;
  joinedDaysAgo: number;
  leftDaysAgo?: number;
  closing: string;
}

/** How an organisation fares over the years. */
export type Fortune = 'steady' | 'growing' | 'troubled' | 'leaving' | 'new' | 'prospect';

export interface SampleOrganisation {
  key: string;
  name: string;
  domain: string;
  town: string;
  country: string;
  size: number;
  boxes: number;
  plan: 'Seedling' | 'Row' | 'Field' | 'Estate' | null;
  renewal: string | null;
  yearlyRevenue: number | null;
  owner: string;
  fortune: Fortune;
  startedDaysAgo: number;
  /** Days before the end when they stopped; 0 = still with us. */
  leftDaysAgo: number;
  rounds: string[];
  /** Custom fields. */
  shed: string;
  isOrganic: boolean;
}

/** How a person behaves over the years: what they say, how often, and how that changes. */
export type Arc = 'steady' | 'fan' | 'star' | 'sceptic' | 'souring' | 'warming' | 'fading' | 'newcomer' | 'reader' | 'quiet' | 'prospect' | 'gone';

export interface SamplePerson {
  key: string;
  first: string;
  name: string;
  email: string | null;
  customerId: string | null;
  phone: string | null;
  organisation: string | null;
  title: string;
  town: string;
  country: string;
  owner: string;
  tags: string[];
  startedDaysAgo: number;
  /** When they left their organisation; 0 = still there. */
  leftDaysAgo: number;
  arc: Arc;
  isPrimary: boolean;
  /** Keys of the topics they care about. */
  topics: string[];
  /** Nothing is said or done by or to them in the last days of the history; 0 = no such pause. */
  silentDays: number;
  /** They never had to do with us: known through others only. */
  isUnknown: boolean;
  /** How they close a mail. */
  closing: string;
  /** A custom field. */
  reachedBy: 'mail' | 'phone' | 'a visit';
}

export interface Party {
  name: string;
  email: string;
}

export interface SampleMail {
  key: string;
  at: Date;
  from: Party;
  to: Party[];
  cc: Party[];
  subject: string;
  text: string;
  /** Keys of the mails before it in the thread, oldest first. */
  references: string[];
  isAutomatic: boolean;
}

/** A call, a meeting, a visit, a training, a review ...: one or more persons, perhaps one of us, a note. */
export interface SampleMoment {
  key: string;
  at: Date;
  kind: 'call' | 'meeting' | 'note' | 'visit' | 'training' | 'community answer' | 'review' | 'event';
  persons: string[];
  member: string | null;
  direction: 'in' | 'out';
  channel: string | null;
  subject: string | null;
  text: string;
  mentions: { topic: string; stance: Stance }[];
}

export interface SamplePurchase {
  key: string;
  at: Date;
  person: string;
  orderId: string;
  item: string;
  quantity: number;
  amount: number;
}

export interface SampleReading {
  key: string;
  at: Date;
  person: string;
  content: string;
}

export interface SampleUsage {
  key: string;
  at: Date;
  person: string;
  feature: string;
  quantity: number;
}

export interface SampleResponse {
  key: string;
  at: Date;
  person: string;
  score: number;
  buyAgain: 'yes' | 'no' | 'perhaps' | null;
  comment: string;
}

export interface SampleRelationship {
  from: string;
  to: string;
  kind: 'knows' | 'works with' | 'reports to' | 'referred' | 'introduced';
  since: Date;
}

export interface Company {
  name: string;
  domain: string;
  sharedAddress: string;
  /** The last moment told. */
  endsAt: Date;
  members: SampleMember[];
  organisations: SampleOrganisation[];
  persons: SamplePerson[];
  mails: SampleMail[];
  moments: SampleMoment[];
  purchases: SamplePurchase[];
  readings: SampleReading[];
  usage: SampleUsage[];
  responses: SampleResponse[];
  relationships: SampleRelationship[];
}

/** What every part that adds to the company works with. */
export interface Making {
  company: Company;
  random: Random;
  times: Times;
  speech: Speech;
}
