import { canonicalEntry, type EntryFacts } from 'liandong-verify/ledger-entry';

type LeafField = keyof EntryFacts | 'person' | 'leafIndex';

/** As `canonicalString`: Postgres escapes in JSON what ECMAScript does, and in the same way. */
const text = (column: string) => `to_json(entry.${column})`;
const textOrNull = (column: string) => `coalesce(to_json(entry.${column})::text, 'null')`;
const idOrNull = (column: string) => `coalesce('"' || entry.${column} || '"', 'null')`;
/** Cut to the whole second. */
const instant = (column: string) =>
  `to_char(entry.${column} AT TIME ZONE 'UTC', '\\"YYYY-MM-DD"T"HH24:MI:SS"Z"\\"')`;

/** SQL for each field of a leaf as it stands in its text; of `entry`, which has a `leaf_index` and a `commitment`. */
const FIELDS: Readonly<Record<LeafField, string>> = {
  entryId: `'"' || entry.id || '"'`,
  kind: text('kind'),
  title: text('title'),
  activityClass: textOrNull('activity_class'),
  activityId: idOrNull('activity_id'),
  teamId: idOrNull('team_id'),
  organizationPath: text('organization_path'),
  linkedParties: text('linked_parties'),
  from: instant('from_at'),
  to: `coalesce(${instant('to_at')}, 'null')`,
  minutes: 'entry.minutes',
  times: 'entry.times',
  grade: text('grade'),
  recordedAt: instant('recorded_at'),
  checkInId: idOrNull('check_in_id'),
  corrects: idOrNull('corrects'),
  caseId: idOrNull('case_id'),
  person: `'"' || encode(entry.commitment, 'hex') || '"'`,
  leafIndex: 'entry.leaf_index',
};

/** Where a field stands in the text of a leaf; nothing else in it holds such a character. */
const MARK = '\u0001';
const placeOf = (field: LeafField) => `${MARK}${field}${MARK}`;

/** The text of a leaf with the names of its fields in their places, by the one that writes all others. */
function leafWithPlaces(): string {
  const facts: EntryFacts = {
    entryId: placeOf('entryId'),
    kind: placeOf('kind'),
    title: placeOf('title'),
    activityClass: placeOf('activityClass'),
    activityId: placeOf('activityId'),
    teamId: placeOf('teamId'),
    organizationPath: placeOf('organizationPath'),
    linkedParties: [],
    from: placeOf('from'),
    to: placeOf('to'),
    minutes: 0,
    times: 0,
    grade: placeOf('grade'),
    recordedAt: placeOf('recordedAt'),
    checkInId: placeOf('checkInId'),
    corrects: placeOf('corrects'),
    caseId: placeOf('caseId'),
  };
  const written = canonicalEntry({ facts, commitment: placeOf('person'), leafIndex: 0 }, (value) => value);
  // Numbers and lists have no text of their own that could be their place.
  return written.replace(/"(linkedParties|minutes|times|leafIndex)":(?:\[\]|0)/g, `"$1":${MARK}$1${MARK}`);
}

function isField(name: string): name is LeafField {
  return Object.hasOwn(FIELDS, name);
}

const parts = leafWithPlaces()
  .split(MARK)
  .map((part) => (isField(part) ? FIELDS[part] : `'${part}'`));

/**
 * SQL for the hash under which `entry` stands in the tree, as `entryLeafHash` makes it. In the database, where the
 * entry is: to bring it out and take it apart costs more than to hash it.
 */
export const LEAF_HASH = `sha256('\\x00'::bytea || convert_to(concat(${parts.join(', ')}), 'UTF8'))`;
