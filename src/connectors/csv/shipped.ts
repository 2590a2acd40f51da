// Layouts of other programs' files that we know by their titles or by their shape. Where the mapping by our own words would
// do, there is no entry here: columns of a vendor's file depend on the view it was exported from.
import { plainTitle } from './layouts.ts';
import { columnMap } from './map.ts';
import type { ColumnMap, ColumnMapInput } from './map.ts';

export interface ShippedMap {
  key: string;
  label: string;
  map: ColumnMap;
  /** The kind of handle that the customer id of this system is. */
  idKind?: string;
  /** Titles that a file of this kind always has. */
  titles?: readonly string[];
  /** For files without titles: whether these first lines have the shape. */
  fits?: (lines: readonly string[]) => boolean;
  /** Amounts are in the smallest unit of the currency: 1050 is 10.50 USD. */
  isInSmallestUnit?: true;
  /** Columns whose cells may hold several values, all taken as handles of the kind. */
  severalOf?: readonly { title: RegExp; kind: 'email' | 'phone' }[];
}

const read = (map: ColumnMapInput): ColumnMap => columnMap.parse(map);

export const shippedMaps: readonly ShippedMap[] = [
  {
    key: 'cdnow',
    label: 'CDNOW sample of purchases',
    // Old id, customer id, day, number of CDs, dollars; every line is one order, so two equal lines are two orders.
    map: read({
      name: 'CDNOW', layout: 'purchases', hasHeader: false, fixedWidth: 'spaces', equalRows: 'each',
      columns: { 1: 'custom field', 2: 'customer id', 3: 'date', 4: 'quantity', 5: 'amount' }, labels: { 1: 'old id' }, constants: { currency: 'USD', item: 'CDs' }, decimalComma: false,
    }),
    fits: (lines) => lines.length >= 2 && lines.every((line) => /^ {0,4}\d{4,6} {1,4}\d{3,6} {1,4}(?:19|20)\d{6} {1,4}\d{1,4} {1,8}\d{1,6}\.\d\d *$/.test(line)),
  },
  {
    key: 'linkedin-connections',
    label: 'LinkedIn Connections.csv',
    titles: ['first name', 'last name', 'url', 'email address', 'company', 'position', 'connected on'],
    idKind: 'linkedin',
    map: read({ name: 'LinkedIn connections', layout: 'people', columns: { 'First Name': 'first name', 'Last Name': 'last name', URL: 'customer id', 'Email Address': 'email', Company: 'organisation', Position: 'title' }, labels: { 'Connected On': 'connected on' } }),
  },
  {
    key: 'google-contacts',
    label: 'Google Contacts CSV',
    titles: ['first name', 'last name', 'organization name', 'e-mail 1 - value'],
    severalOf: [{ title: /^E-mail \d+ - Value$/i, kind: 'email' }, { title: /^Phone \d+ - Value$/i, kind: 'phone' }],
    map: read({ name: 'Google Contacts', layout: 'people', others: 'ignore', columns: { 'First Name': 'first name', 'Last Name': 'last name', 'Organization Name': 'organisation', 'Organization Title': 'title', Labels: 'tags', Notes: 'custom field', Birthday: 'custom field', Nickname: 'custom field' } }),
  },
  {
    key: 'google-contacts-old',
    label: 'Google Contacts CSV (older)',
    titles: ['name', 'given name', 'family name', 'e-mail 1 - value'],
    severalOf: [{ title: /^E-mail \d+ - Value$/i, kind: 'email' }, { title: /^Phone \d+ - Value$/i, kind: 'phone' }],
    map: read({ name: 'Google Contacts (older)', layout: 'people', others: 'ignore', columns: { Name: 'name', 'Given Name': 'first name', 'Family Name': 'last name', 'Organization 1 - Name': 'organisation', 'Organization 1 - Title': 'title', 'Group Membership': 'tags', Notes: 'custom field', Birthday: 'custom field' } }),
  },
  {
    key: 'hubspot-contacts',
    label: 'HubSpot contacts',
    titles: ['record id', 'first name', 'last name', 'email'],
    idKind: 'hubspot',
    map: read({ name: 'HubSpot contacts', layout: 'people', columns: { 'Record ID': 'customer id', 'First Name': 'first name', 'Last Name': 'last name', Email: 'email', 'Phone Number': 'phone', 'Job Title': 'title', 'Company Name': 'organisation', 'Contact owner': 'owner', 'Country/Region': 'country', City: 'city', 'Associated Contact IDs': 'ignore', 'Associated Company IDs': 'ignore' } }),
  },
  {
    key: 'stripe-payments',
    label: 'Stripe payments',
    titles: ['id', 'created date (utc)', 'amount', 'amount refunded', 'currency', 'status'],
    idKind: 'stripe',
    map: read({ name: 'Stripe payments', layout: 'purchases', columns: { id: 'source id', 'Created date (UTC)': 'date', Amount: 'amount', Currency: 'currency', Description: 'item', Status: 'status', 'Customer ID': 'customer id', 'Customer Email': 'email', 'Invoice ID': 'order id' } }),
  },
  {
    key: 'stripe-charges',
    label: 'Stripe charges, as its API has them',
    titles: ['id', 'amount', 'amount_refunded', 'balance_transaction_id', 'created', 'currency', 'customer_id', 'captured'],
    idKind: 'stripe',
    isInSmallestUnit: true,
    map: read({ name: 'Stripe charges', layout: 'purchases', others: 'ignore', columns: { id: 'source id', created: 'date', amount: 'amount', currency: 'currency', customer_id: 'customer id', description: 'item', invoice_id: 'order id', status: 'status', receipt_email: 'email' } }),
  },
  {
    key: 'stripe-customers',
    label: 'Stripe customers',
    titles: ['id', 'email', 'name', 'created (utc)', 'delinquent'],
    idKind: 'stripe',
    map: read({ name: 'Stripe customers', layout: 'people', columns: { id: 'customer id', Email: 'email', Name: 'name', 'Created (UTC)': 'started on' } }),
  },
];

/** The shipped map for these titles, or for a text without titles; null when none fits. */
export function shippedMapFor(file: { titles: readonly string[] } | { text: string }): ShippedMap | null {
  if ('text' in file) {
    const end = file.text.length > 20_000 ? file.text.lastIndexOf('\n', 20_000) : file.text.length;
    const lines = file.text.slice(0, end).split(/[\r\n]+/).filter((line) => line.trim());
    return shippedMaps.find((shipped) => shipped.fits?.(lines)) ?? null;
  }
  if (file.titles.length < 4) return null;
  const has = new Set(file.titles.map(plainTitle));
  return shippedMaps.find((shipped) => shipped.titles?.every((title) => has.has(plainTitle(title)))) ?? null;
}
