// Named characters of HTML that occur in mails: Latin-1 in order of code, then the rest by name.

const LATIN1 = 'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const GREEK = 'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega';
const OTHERS: Record<string, number> = {
  amp: 38, lt: 60, gt: 62, quot: 34, apos: 39, OElig: 338, oelig: 339, Scaron: 352, scaron: 353, Zcaron: 381, zcaron: 382, Yuml: 376, fnof: 402, circ: 710,
  tilde: 732, ensp: 8194, emsp: 8195, thinsp: 8201, zwnj: 8204, zwj: 8205, lrm: 8206, rlm: 8207, ndash: 8211, mdash: 8212, lsquo: 8216, rsquo: 8217,
  sbquo: 8218, ldquo: 8220, rdquo: 8221, bdquo: 8222, dagger: 8224, Dagger: 8225, bull: 8226, hellip: 8230, permil: 8240, prime: 8242, Prime: 8243,
  lsaquo: 8249, rsaquo: 8250, oline: 8254, frasl: 8260, euro: 8364, trade: 8482, larr: 8592, uarr: 8593, rarr: 8594, darr: 8595, harr: 8596, rArr: 8658,
  hArr: 8660, forall: 8704, part: 8706, exist: 8707, empty: 8709, nabla: 8711, isin: 8712, prod: 8719, sum: 8721, minus: 8722, lowast: 8727, radic: 8730,
  infin: 8734, cap: 8745, cup: 8746, int: 8747, asymp: 8776, ne: 8800, equiv: 8801, le: 8804, ge: 8805, sdot: 8901, loz: 9674, spades: 9824, clubs: 9827,
  hearts: 9829, diams: 9830, check: 10003, star: 9734, starf: 9733, num: 35, commat: 64, lpar: 40, rpar: 41, colon: 58, semi: 59, comma: 44, period: 46,
  excl: 33, quest: 63, dollar: 36, percnt: 37, ast: 42, plus: 43, equals: 61, sol: 47, bsol: 92, lbrack: 91, rbrack: 93, lowbar: 95, lbrace: 123,
  rbrace: 125, verbar: 124, vert: 124, grave: 96, Hat: 94, NewLine: 10, Tab: 9,
};
// Numbers 128–159 mean Windows-1252, whatever they should mean.
const WINDOWS = [8364, 129, 8218, 402, 8222, 8230, 8224, 8225, 710, 8240, 352, 8249, 338, 141, 381, 143, 144, 8216, 8217, 8220, 8221, 8226, 8211, 8212, 732, 8482, 353, 8250, 339, 157, 382, 376];

const named = new Map<string, number>(Object.entries(OTHERS));
LATIN1.split(' ').forEach((name, i) => named.set(name, 160 + i));
GREEK.split(' ').forEach((name, i) => {
  named.set(name, 913 + i);
  named.set(name.toLowerCase(), 945 + i);
});

/** Character references decoded; unknown names stay as they stand. Linear. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,9}));?/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      const code = named.get(name) ?? (whole.endsWith(';') ? named.get(name.toLowerCase()) : undefined);
      return code === undefined ? whole : String.fromCodePoint(code);
    }
    const code = decimal !== undefined ? Number(decimal) : parseInt(hex!, 16);
    if (code >= 128 && code <= 159) return String.fromCodePoint(WINDOWS[code - 128]!);
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
  });
}
