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

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** The pinyin initials of a name: `zx` of 扎西; other letters as they are. */
export function initialsOf(name: string): string {
  return [...name].map(initialOf).join('');
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
  return wanted === '' || name.toLowerCase().includes(wanted) || initialsOf(name).includes(wanted);
}
