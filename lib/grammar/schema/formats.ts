/**
 * The formats of JSON Schema as regular expressions, from the documents that define them. Formats
 * that no document of the specification names are remarks, as it asks.
 */

/** A format: its expression, and the length that its document bounds it by. */
export interface Format {
  /** An anchored expression. */
  readonly source: string;
  /** Most characters. */
  readonly maxLength?: number;
}

// RFC 3339, section 5.6, with the leap years of its appendix C.
const FULL_DATE = "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|" +
  "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|" +
  "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";
const HOUR_MINUTE = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
const FRACTION = "(?:\\.[0-9]+)?";
// A leap second is the last of a day in UTC; it is taken where the offset from UTC is zero.
const FULL_TIME = `(?:${HOUR_MINUTE}:[0-5][0-9]${FRACTION}(?:[Zz]|[+-]${HOUR_MINUTE})|` +
  `23:59:60${FRACTION}(?:[Zz]|[+-]00:00))`;

// RFC 3339, appendix A: what follows a unit may only be the next smaller one.
const DAYS = "[0-9]+D";
const MONTHS = `[0-9]+M(?:${DAYS})?`;
const DATE_PART = `(?:${DAYS}|${MONTHS}|[0-9]+Y(?:${MONTHS})?)`;
const SECONDS = "[0-9]+S";
const MINUTES = `[0-9]+M(?:${SECONDS})?`;
const TIME_PART = `T(?:${SECONDS}|${MINUTES}|[0-9]+H(?:${MINUTES})?)`;

// RFC 3986, appendix A; RFC 3987 adds characters beyond ASCII.
const BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const IPV4 = `${BYTE}(?:\\.${BYTE}){3}`;
const GROUP = "[0-9A-Fa-f]{1,4}";
const LAST_GROUPS = `(?:${GROUP}:${GROUP}|${IPV4})`;
const IPV6 = "(?:" + [
  `(?:${GROUP}:){6}${LAST_GROUPS}`,
  `::(?:${GROUP}:){5}${LAST_GROUPS}`,
  `(?:${GROUP})?::(?:${GROUP}:){4}${LAST_GROUPS}`,
  `(?:(?:${GROUP}:){0,1}${GROUP})?::(?:${GROUP}:){3}${LAST_GROUPS}`,
  `(?:(?:${GROUP}:){0,2}${GROUP})?::(?:${GROUP}:){2}${LAST_GROUPS}`,
  `(?:(?:${GROUP}:){0,3}${GROUP})?::${GROUP}:${LAST_GROUPS}`,
  `(?:(?:${GROUP}:){0,4}${GROUP})?::${LAST_GROUPS}`,
  `(?:(?:${GROUP}:){0,5}${GROUP})?::${GROUP}`,
  `(?:(?:${GROUP}:){0,6}${GROUP})?::`,
].join("|") + ")";
const SCHEME = "[A-Za-z][A-Za-z0-9+.\\-]*";
const PERCENT = "%[0-9A-Fa-f]{2}";
const UNRESERVED = "A-Za-z0-9._~\\-";
const DELIMITERS = "!$&'()*+,;=";
const BEYOND_ASCII = "\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF\\u{10000}-\\u{1FFFD}" +
  "\\u{20000}-\\u{2FFFD}\\u{30000}-\\u{DFFFD}\\u{E1000}-\\u{EFFFD}";
const PRIVATE = "\\uE000-\\uF8FF\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}";

/** The parts of a URI, with more characters for an IRI. */
function uriParts(more: string, moreInQuery: string) {
  const plain = `${UNRESERVED}${more}${DELIMITERS}`;
  const character = (extra: string) => `(?:[${plain}${extra}]|${PERCENT})`;
  const segment = `${character(":@")}*`;
  const solid = `${character(":@")}+`;
  const colonFree = `${character("@")}+`;
  const future = `[vV][0-9A-Fa-f]+\\.[${UNRESERVED}${DELIMITERS}:]+`;
  const host = `(?:\\[(?:${IPV6}|${future})\\]|${character("")}*)`;
  const authority = `(?:${character(":")}*@)?${host}(?::[0-9]*)?`;
  const path = `(?:/${segment})*`;
  const rooted = `/(?:${solid}${path})?`;
  const query = `(?:\\?${character(`:@/?${moreInQuery}`)}*)?`;
  const fragment = `(?:#${character(":@/?")}*)?`;
  const absolute = `(?://${authority}${path}|${rooted}|${solid}${path}|)`;
  const relative = `(?://${authority}${path}|${rooted}|${colonFree}${path}|)`;
  const whole = `${SCHEME}:${absolute}${query}${fragment}`;
  return { whole, reference: `(?:${whole}|${relative}${query}${fragment})` };
}

const URI = uriParts("", "");
const IRI = uriParts(BEYOND_ASCII, PRIVATE);

// RFC 1123, section 2.1; what a label that begins with "xn--" stands for is not looked at.
const ALNUM = "[A-Za-z0-9]";
const LABEL = `${ALNUM}(?:[A-Za-z0-9\\-]{0,61}${ALNUM})?`;
const HOSTNAME = `${LABEL}(?:\\.${LABEL})*`;

// RFC 5321, section 4.1.2; RFC 6531 adds characters beyond ASCII.
const ATOM = "A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-";
const LITERAL = `\\[(?:${IPV4}|IPv6:${IPV6})\\]`;
const WIDE = "\\u0080-\\uFFFF\\u{10000}-\\u{10FFFF}";
const WIDE_ALNUM = `[A-Za-z0-9${WIDE}]`;
const WIDE_LABEL = `${WIDE_ALNUM}(?:[A-Za-z0-9\\-${WIDE}]*${WIDE_ALNUM})?`;

function mailbox(wide: string, domain: string): string {
  const word = `[${ATOM}${wide}]+`;
  const quoted = `"(?:[ !#-\\[\\]-~${wide}]|\\\\[ -~])*"`;
  return `(?:${word}(?:\\.${word})*|${quoted})@(?:${domain}|${LITERAL})`;
}

// RFC 6901.
const POINTER = "(?:/(?:[^~/]|~[01])*)*";

// RFC 6570, section 2.
const VARIABLE = `(?:[A-Za-z0-9_]|${PERCENT})`;
const VARIABLE_NAME = `${VARIABLE}(?:\\.?${VARIABLE})*`;
const VARIABLE_SPEC = `${VARIABLE_NAME}(?:\\*|:[1-9][0-9]{0,3})?`;
const EXPRESSION = `\\{[+#./;?&]?${VARIABLE_SPEC}(?:,${VARIABLE_SPEC})*\\}`;
const TEMPLATE_LITERAL = `[!#$&'()*+,\\-./0-9:;=?@A-Z\\[\\]_a-z~${BEYOND_ASCII}${PRIVATE}]`;

const HEX = "[0-9A-Fa-f]";

/** The formats that are asserted, by name. */
export const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ["date", whole(FULL_DATE)],
  ["time", whole(FULL_TIME)],
  ["date-time", whole(`${FULL_DATE}[Tt]${FULL_TIME}`)],
  ["duration", whole(`P(?:[0-9]+W|${DATE_PART}(?:${TIME_PART})?|${TIME_PART})`)],
  ["email", whole(mailbox("", HOSTNAME))],
  ["idn-email", whole(mailbox(WIDE, `${WIDE_LABEL}(?:\\.${WIDE_LABEL})*`))],
  ["hostname", { ...whole(HOSTNAME), maxLength: 253 }],
  ["ipv4", whole(IPV4)],
  ["ipv6", whole(IPV6)],
  ["uri", whole(URI.whole)],
  ["uri-reference", whole(URI.reference)],
  ["iri", whole(IRI.whole)],
  ["iri-reference", whole(IRI.reference)],
  ["uuid", whole(`${HEX}{8}-(?:${HEX}{4}-){3}${HEX}{12}`)],
  ["uri-template", whole(`(?:${TEMPLATE_LITERAL}|${PERCENT}|${EXPRESSION})*`)],
  ["json-pointer", whole(POINTER)],
  ["relative-json-pointer", whole(`(?:0|[1-9][0-9]*)(?:#|${POINTER})`)],
]);

/** The formats that no regular expression can say, and why. */
export const IRREGULAR_FORMATS: ReadonlyMap<string, string> = new Map([
  ["regex", "whether a text is a regular expression is not decided byte by byte"],
  ["idn-hostname", "the contextual rules of RFC 5892 are not decided byte by byte"],
]);

function whole(source: string): Format {
  return { source: `^(?:${source})$` };
}
