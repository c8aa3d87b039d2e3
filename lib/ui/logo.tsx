/** The product's mark: sales' blue and marketing's orange in one square. */
export function Logo({ size = 18 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <defs>
        <clipPath id="attain-mark">
          <rect width="18" height="18" rx="4.5" />
        </clipPath>
      </defs>
      <g clipPath="url(#attain-mark)">
        <path d="M0 0h18L0 18Z" fill="var(--sales)" />
        <path d="M18 0v18H0Z" fill="var(--marketing)" />
      </g>
    </svg>
  );
}
