// The kinds of table that can be brought in, and the words people use for their columns. This is the one place where a
// column title is tied to a meaning; the first word of each field is the one our own documentation uses.
// Pure: the mapping page shows these fields, the reader of tables recognises headers by them.

export const LAYOUTS = [
  'people', 'organisations', 'relationships', 'content', 'readings', 'purchases', 'usage', 'interactions', 'survey responses', 'ratings',
] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface LayoutShape {
  /** What a row of it is, for a person who has to choose. */
  label: string;
  /** Field → words for it. Titles are compared by letters and digits alone, so "E-Mail" is "email". */
  fields: Readonly<Record<string, readonly string[]>>;
  /** Of each group at least one field must be there for the layout to fit. */
  needs: readonly (readonly string[])[];
  /** Fields of other layouts that rule this one out. */
  refuses?: readonly string[];
}

const EMAIL = ['email', 'e-mail', 'email address', 'mail', 'mail address', 'customer email', 'user email', 'contact email', 'primary email', 'work email', 'mailadresse', 'adresse e-mail', 'courriel', 'correo', 'correo electrónico'];
const CUSTOMER_ID = ['customer id', 'customer', 'customer number', 'customer no', 'cust id', 'client id', 'user id', 'contact id', 'kunden nr', 'kundennr', 'kundennummer', 'numéro client', 'n client', 'número de cliente'];
const PHONE = ['phone', 'phone number', 'telephone', 'tel', 'mobile', 'mobile phone', 'cell phone', 'telefon', 'telefonnummer', 'handy', 'mobil', 'téléphone', 'teléfono', 'móvil'];
const NAME = ['name', 'full name', 'customer name', 'contact name', 'display name', 'vollständiger name', 'nom complet', 'nombre completo'];
const AT = ['at', 'date', 'time', 'timestamp', 'date time', 'when', 'created at', 'created', 'occurred at', 'day', 'datum', 'fecha'];
const DATE = ['date', 'at', 'purchase date', 'order date', 'purchased at', 'ordered at', 'paid at', 'transaction date', 'invoice date', 'created at', 'created', 'timestamp', 'when', 'time', 'day', 'datum', 'bestelldatum', 'rechnungsdatum', 'kaufdatum', 'fecha', 'date de commande'];
const QUANTITY = ['quantity', 'qty', 'count', 'units', 'pieces', 'number of items', 'menge', 'anzahl', 'quantité', 'cantidad'];
const SOURCE_ID = ['source id', 'id', 'external id', 'event id', 'record id'];
const WHO = { email: EMAIL, 'customer id': CUSTOMER_ID, phone: PHONE, name: NAME };
const ANYONE = ['email', 'customer id', 'phone'];

export const layoutShapes: Readonly<Record<Layout, LayoutShape>> = {
  people: {
    label: 'one person per row',
    fields: {
      email: EMAIL,
      name: NAME,
      'first name': ['first name', 'given name', 'forename', 'vorname', 'prénom'],
      'last name': ['last name', 'family name', 'surname', 'nachname', 'familienname', 'nom de famille', 'apellido', 'apellidos'],
      'customer id': [...CUSTOMER_ID, 'id', 'record id'],
      organisation: ['organisation', 'company', 'organization', 'company name', 'organisation name', 'organization name', 'associated company', 'employer', 'firm', 'account name', 'firma', 'unternehmen', 'société', 'entreprise', 'empresa'],
      title: ['title', 'job title', 'position', 'role', 'organization title'],
      phone: PHONE,
      owner: ['owner', 'contact owner', 'account owner', 'account manager', 'responsible'],
      tags: ['tags', 'tag', 'labels', 'label', 'groups', 'categories'],
      'started on': ['started on', 'start date', 'started', 'customer since', 'signed up', 'signed up at', 'signup date', 'sign up date', 'joined', 'joined on', 'kunde seit', 'client depuis', 'cliente desde'],
      'left on': ['left on', 'left', 'end date', 'ended on', 'churned on', 'churn date', 'cancelled on', 'canceled on', 'cancelled at', 'canceled at'],
      city: ['city', 'town', 'ort', 'stadt', 'ville', 'ciudad'],
      country: ['country', 'country region', 'land', 'pays', 'país'],
    },
    needs: [['email', 'customer id', 'phone', 'name', 'first name', 'last name']],
  },
  organisations: {
    label: 'one organisation per row',
    fields: {
      name: ['name', 'organisation', 'company', 'organization', 'company name', 'organisation name', 'organization name', 'account name'],
      domain: ['domain', 'company domain', 'company domain name', 'domain name', 'website', 'web site', 'mail domain', 'email domain', 'domains'],
      size: ['size', 'employees', 'number of employees', 'headcount', 'company size', 'staff'],
      plan: ['plan', 'plan name', 'subscription', 'subscription plan', 'tier', 'product plan'],
      'renewal date': ['renewal date', 'renewal', 'renews on', 'renews', 'renewal on', 'contract end', 'contract end date'],
      'yearly revenue': ['yearly revenue', 'yearly revenue from them', 'arr', 'annual recurring revenue', 'yearly contract value', 'annual contract value', 'acv'],
      owner: ['owner', 'company owner', 'account owner', 'account manager'],
    },
    needs: [['name', 'domain'], ['domain', 'size', 'plan', 'renewal date', 'yearly revenue', 'owner']],
    refuses: ['email', 'first name', 'last name', 'phone', 'customer id'],
  },
  relationships: {
    label: 'one tie between two persons per row',
    fields: {
      'from email': ['from email', 'from', 'from mail', 'email from', 'person email', 'source email'],
      'to email': ['to email', 'to', 'to mail', 'email to', 'other email', 'target email'],
      kind: ['kind', 'relationship', 'type', 'relation'],
      since: ['since', 'date', 'at', 'from date'],
    },
    needs: [['from email'], ['to email']],
  },
  content: {
    label: 'one content item (paper, article, video, release) per row',
    fields: {
      id: ['id', 'content id', 'item id', 'external id', 'slug'],
      title: ['title', 'name', 'headline', 'content title'],
      kind: ['kind', 'type', 'content type', 'format'],
      url: ['url', 'link', 'address', 'href', 'web address'],
      topics: ['topics', 'topic', 'tags', 'keywords', 'subjects'],
      'published at': ['published at', 'published', 'published on', 'publication date', 'date'],
    },
    needs: [['id'], ['title']],
    refuses: ['email', 'first name', 'last name'],
  },
  readings: {
    label: 'one reading of a content item per row',
    fields: { ...WHO, 'content id': ['content id', 'content', 'item id', 'article id', 'paper id', 'document id', 'content item'], at: [...AT, 'read at', 'opened at', 'viewed at', 'clicked at'], 'source id': SOURCE_ID },
    needs: [ANYONE, ['content id'], ['at']],
  },
  purchases: {
    label: 'one purchase per row',
    fields: {
      ...WHO,
      date: DATE,
      amount: ['amount', 'total', 'price', 'order total', 'total price', 'amount paid', 'paid', 'sum', 'value', 'dollars', 'total amount', 'betrag', 'gesamtbetrag', 'summe', 'preis', 'montant', 'importe'],
      currency: ['currency', 'currency code', 'währung', 'devise', 'moneda'],
      quantity: QUANTITY,
      item: ['item', 'product', 'product name', 'item name', 'sku', 'article', 'description', 'line item', 'lineitem name', 'artikel', 'produkt', 'produit', 'producto'],
      'order id': ['order id', 'order', 'order number', 'order no', 'invoice id', 'invoice number', 'receipt number', 'bestellnummer', 'auftragsnummer', 'rechnungsnummer', 'numéro de commande', 'número de pedido'],
      status: ['status', 'payment status', 'order status', 'financial status'],
      'source id': ['source id', 'transaction id', 'payment id', 'charge id', 'line item id', 'external id', 'id'],
    },
    needs: [ANYONE, ['date'], ['amount']],
    // Baskets that were left standing, and payments that were only begun.
    refuses: ['abandoned checkout url', 'amount capturable'],
  },
  usage: {
    label: 'one use of the product per row',
    fields: { ...WHO, at: [...AT, 'used at', 'used on'], feature: ['feature', 'feature name', 'event', 'event name', 'action', 'module'], quantity: QUANTITY, 'source id': SOURCE_ID },
    needs: [ANYONE, ['at'], ['feature']],
  },
  interactions: {
    label: 'one interaction (call, meeting, note, ...) per row',
    fields: {
      ...WHO,
      at: AT,
      kind: ['kind', 'type', 'interaction', 'interaction type', 'activity type', 'activity'],
      direction: ['direction', 'in out'],
      member: ['member', 'our member', 'team member', 'colleague', 'agent', 'rep', 'handled by', 'owner'],
      topic: ['topic', 'topics', 'subject', 'about'],
      stance: ['stance', 'sentiment', 'attitude'],
      content: ['content', 'content id', 'content item', 'content title', 'content type'],
      note: ['note', 'notes', 'text', 'comment', 'description', 'body', 'summary'],
      'source id': SOURCE_ID,
    },
    needs: [ANYONE, ['at'], ['kind']],
  },
  'survey responses': {
    label: 'one survey answer per row',
    fields: {
      ...WHO,
      at: [...AT, 'responded at', 'answered at', 'submitted at', 'response date'],
      score: ['score', 'nps', 'nps score', 'rating', 'recommend', 'likelihood to recommend', 'how likely'],
      comment: ['comment', 'comments', 'answer', 'feedback', 'reason', 'text', 'why'],
      'buy again': ['buy again', 'would buy again', 'would you buy again', 'repurchase'],
      'source id': ['source id', 'response id', 'id', 'external id', 'survey response id'],
    },
    needs: [ANYONE, ['at'], ['score', 'buy again']],
    refuses: ['face'],
  },
  ratings: {
    label: 'one rating (a face on one reply) per row',
    fields: {
      ...WHO,
      at: [...AT, 'rated at'],
      member: ['member', 'our member', 'team member', 'colleague', 'agent', 'replied by'],
      face: ['face', 'rating', 'smiley', 'satisfaction'],
      'source id': [...SOURCE_ID, 'rating id'],
    },
    needs: [ANYONE, ['at'], ['face']],
    refuses: ['score', 'buy again'],
  },
};

/** Each title is looked up for every field of every layout. */
const PLAIN_TITLES_MAX = 1_000;
const plainTitles = new Map<string, string>();

/** A column title by which it is recognised: letters and digits, in lower case. */
export function plainTitle(title: string): string {
  if (title === '') return '';
  const known = plainTitles.get(title);
  if (known !== undefined) return known;
  const plain = title.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (plainTitles.size >= PLAIN_TITLES_MAX) plainTitles.clear();
  plainTitles.set(title, plain);
  return plain;
}

export const fieldsOf = (layout: Layout): string[] => Object.keys(layoutShapes[layout].fields);

const byTitle = new Map<Layout, Map<string, { field: string; rank: number }>>(LAYOUTS.map((layout) => [layout, titlesOf(layout)]));

/** The field a title means in a layout, and how far down the list of words it stands (0 = our own word). */
export const fieldFor = (layout: Layout, title: string): { field: string; rank: number } | undefined => byTitle.get(layout)!.get(plainTitle(title));

function titlesOf(layout: Layout): Map<string, { field: string; rank: number }> {
  const found = new Map<string, { field: string; rank: number }>();
  for (const [field, words] of Object.entries(layoutShapes[layout].fields)) {
    words.forEach((word, rank) => {
      const title = plainTitle(word);
      const known = found.get(title);
      if (!known || rank < known.rank) found.set(title, { field, rank });
    });
  }
  return found;
}
