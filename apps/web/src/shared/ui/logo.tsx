/** Two links of one chain: 联, joined, and 动, leaning forward. */
export function LogoMark({ size = 40 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" fill="none" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="11" fill="#b5411d" />
      <g strokeWidth="3.6" strokeLinecap="round">
        <path
          d="M21.7 25.2 18.6 28.3a6.2 6.2 0 0 1-8.800-8.800l4-4a6.200 6.200 0 0 1 9.400.8"
          stroke="#fff8ef"
        />
        <path
          d="M18.3 14.8 21.400 11.700a6.200 6.200 0 0 1 8.800 8.800l-4 4a6.200 6.200 0 0 1-9.400-.8"
          stroke="#ffc66b"
        />
      </g>
    </svg>
  );
}
