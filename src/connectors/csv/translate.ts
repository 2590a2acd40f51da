// From a row of a layout to the words of the product.
import type { Layout } from './layouts.ts';
import { translateContent, translateRelationship } from './connections.ts';
import { translateInteraction, translatePurchase, translateRating, translateReading, translateResponse, translateUsage } from './happenings.ts';
import { translateOrganisation, translatePerson } from './people.ts';
import type { Row } from './row.ts';
import type { Translated } from './translated.ts';

/** One translator per layout. Each throws a RowProblem for a row that cannot be taken. */
export const translators: Readonly<Record<Layout, (row: Row) => Translated>> = {
  people: translatePerson,
  organisations: translateOrganisation,
  relationships: translateRelationship,
  content: translateContent,
  readings: translateReading,
  purchases: translatePurchase,
  usage: translateUsage,
  interactions: translateInteraction,
  'survey responses': translateResponse,
  ratings: translateRating,
};
