// Amounts and numbers as spreadsheets and shops write them: "1,000.00", "1.000,00", "€ 12", "(12.50)", "12 USD".

export interface Amount {
  amount: number;
  /** ISO 4217 code where the cell names one, by code or by a sign that means only one. */
  currency: string | null;
}

/** Reads an amount; null when it is none. `decimalComma` is what the column says about a lone comma or dot with three digits behind it. */
export function readAmount(text: string, decimalComma: boolean): Amount | null {
  if (text.length > 60) return null;
  let rest = text.trim().replace(/[\u2212\u2013]/g, '-');
  let isNegative = false;
  if (rest.startsWith('(') && rest.endsWith(')')) {
    isNegative = true;
    rest = rest.slice(1, -1).trim();
  }
  const sign = () => {
    if (/^[+-]/.test(rest)) {
      isNegative ||= rest[0] === '-';
      rest = rest.slice(1).trim();
    }
  };
  sign();
  const match = /^(\p{Sc}|[A-Z]{1,3}\p{Sc}|[A-Za-z]{2,3}\.?)?\s*([-+]?[\d.,'’\s\u00a0\u202f]*\d)(?:[.,]-{1,2})?\s*(\p{Sc}|[A-Za-z]{2,3}\.?)?(-)?$/u.exec(rest);
  if (!match) return null;
  if (match[4]) isNegative = true;
  rest = match[2]!;
  if (!isNegative) sign();
  const amount = readPlain(rest, decimalComma);
  const unit = match[1] ?? match[3];
  const currency = unit ? currencyOf(unit) : null;
  if (amount === null || (unit && !currency)) return null;
  return { amount: isNegative && amount !== 0 ? -amount : amount, currency: currency === UNKNOWN ? null : currency };
}

/** Reads a plain number without a currency; null when it is none. */
export function readNumber(text: string, decimalComma: boolean): number | null {
  const read = /[\p{L}\p{Sc}]/u.test(text) ? null : readAmount(text, decimalComma);
  return read ? read.amount : null;
}

/** Whether a column's numbers are written with a decimal comma. False when the values do not say. */
export function hasDecimalComma(values: Iterable<string>): boolean {
  let commas = 0;
  let dots = 0;
  for (const value of values) {
    const digits = value.replace(/[^\d.,]/g, '');
    const comma = digits.lastIndexOf(',');
    const dot = digits.lastIndexOf('.');
    if (comma === -1 && dot === -1) continue;
    const last = Math.max(comma, dot);
    const isClear = (comma !== -1 && dot !== -1) || digits.length - last - 1 !== 3;
    if (isClear && digits.indexOf(digits[last]!) === last) {
      if (last === comma) commas += 1;
      else dots += 1;
    } else if (digits.indexOf(digits[last]!) !== last) {
      // Several of one sign part thousands, so the other one is the decimal sign.
      if (last === comma) dots += 1;
      else commas += 1;
    }
  }
  return commas > dots;
}

function readPlain(text: string, decimalComma: boolean): number | null {
  const digits = text.replace(/[\s\u00a0\u202f'’]/g, '');
  const comma = digits.lastIndexOf(',');
  const dot = digits.lastIndexOf('.');
  let plain = digits;
  if (comma !== -1 && dot !== -1) {
    const [thousands, decimal] = comma > dot ? ['.', ','] : [',', '.'];
    if (digits.indexOf(decimal!) !== digits.lastIndexOf(decimal!) || !areThousands(digits.slice(0, digits.indexOf(decimal!)), thousands!)) return null;
    plain = digits.replaceAll(thousands!, '').replace(decimal!, '.');
  } else if (comma !== -1 || dot !== -1) {
    const sign = comma !== -1 ? ',' : '.';
    const isThousands = areThousands(digits, sign) && (digits.indexOf(sign) !== digits.lastIndexOf(sign) || (sign === ',') !== decimalComma);
    if (isThousands) plain = digits.replaceAll(sign, '');
    else if (digits.indexOf(sign) !== digits.lastIndexOf(sign)) return null;
    else plain = digits.replace(sign, '.');
  }
  if (!/^(?:\d+(?:\.\d*)?|\.\d+)$/.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

const areThousands = (text: string, sign: string): boolean => {
  const [first, ...groups] = text.split(sign);
  return first !== undefined && /^[1-9]\d{0,2}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
};

const UNKNOWN = 'unknown';
const SIGNS: Record<string, string> = {
  '€': 'EUR', '£': 'GBP', $: 'USD', 'US$': 'USD', 'A$': 'AUD', 'AU$': 'AUD', 'C$': 'CAD', 'CA$': 'CAD', 'NZ$': 'NZD', '¥': UNKNOWN, '₹': 'INR', '₩': 'KRW', '₽': 'RUB', '₺': 'TRY', '₴': 'UAH', '₪': 'ILS', '₫': 'VND', '฿': 'THB', '₱': 'PHP', R$: 'BRL',
  kr: UNKNOWN, 'kr.': UNKNOWN, Fr: 'CHF', 'Fr.': 'CHF', Rs: 'INR', 'Rs.': 'INR', zł: 'PLN', Kč: 'CZK', Ft: 'HUF',
};

/** The ISO 4217 code a sign or code means, `unknown` for a sign of several currencies, null for no currency at all. */
function currencyOf(unit: string): string | null {
  const named = SIGNS[unit];
  if (named) return named;
  if (/^\p{Sc}$/u.test(unit)) return UNKNOWN;
  const code = unit.toUpperCase();
  return /^[A-Z]{3}$/.test(code) && CODES.has(code) ? code : null;
}

/** The code of a currency named in a cell of its own ("usd", "€"), or null. */
export function readCurrency(text: string): string | null {
  const code = currencyOf(text.trim());
  return code === UNKNOWN ? null : code;
}

/** An amount told in the smallest unit of its currency: 1050 USD-cents are 10.50, 1050 yen are 1050. */
export function inWholeUnits(amount: number, currency: string): number {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return Number((amount / 10 ** digits).toFixed(digits));
}

const CODES = new Set(Intl.supportedValuesOf('currency'));
