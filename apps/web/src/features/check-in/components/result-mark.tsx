const marks = {
  accepted: 'M14 25.500 21.500 33 35 17',
  duplicate: 'M24 14v10.500l7 4M24 40a16 16 0 1 0 0-32 16 16 0 0 0 0 32',
  refused: 'M24 13v15M24 34.500v.2',
  waiting: 'M12 21c7-6.500 17-6.500 24 0M17 27c4-3.800 10-3.800 14 0M24 34v.2',
} as const;

/** The sign that is seen from two metres away, before a word is read. */
export function ResultMark({ kind }: { kind: keyof typeof marks }) {
  return (
    <svg className="check-in__mark" viewBox="0 0 48 48" fill="none" aria-hidden="true" focusable="false">
      <path
        d={marks[kind]}
        stroke="currentColor"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
