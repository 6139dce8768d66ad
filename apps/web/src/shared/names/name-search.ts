/** The first character of each pinyin initial in the order of the collation. */
const initials: readonly (readonly [string, string])[] = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '讥'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拿'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '然'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '哇'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '匝'],
];

/**
 * Surnames that are read otherwise than their characters are elsewhere, with the initials of that reading, as
 * pinyin-pro lists them: 曾 is zēng, where the collation has céng.
 */
const surnames: readonly (readonly [string, string])[] = [
  ['万俟', 'mq'],
  ['尉迟', 'yc'],
  ['澹台', 'tt'],
  ['乐正', 'yz'],
  ['乐', 'y'],
  ['乜', 'n'],
  ['仇', 'q'],
  ['区', 'o'],
  ['单', 's'],
  ['句', 'g'],
  ['召', 's'],
  ['折', 's'],
  ['曾', 'z'],
  ['查', 'z'],
  ['繁', 'p'],
  ['翟', 'z'],
  ['覃', 'q'],
  ['解', 'x'],
  ['钭', 't'],
];

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/**
 * The pinyin initials of a name: `zx` of 扎西; other letters as they are. Two readings of a name that begins like a
 * surname with a reading of its own: whether it is one, nobody can tell.
 */
export function initialsOf(name: string): string[] {
  const asWritten = [...name].map(initialOf).join('');
  const surname = surnames.find(([characters]) => name.startsWith(characters));
  if (!surname) return [asWritten];
  const [characters, asSurname] = surname;
  return [asWritten, asSurname + asWritten.slice(characters.length)];
}

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
  let found = '';
  for (const [letter, first] of initials) if (collator.compare(first, character) <= 0) found = letter;
  return found;
}

/** Whether a name is meant by what was typed: a part of it, or the pinyin initials of a part. */
export function nameMatches(name: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return (
    wanted === '' ||
    name.toLowerCase().includes(wanted) ||
    initialsOf(name).some((reading) => reading.includes(wanted))
  );
}
