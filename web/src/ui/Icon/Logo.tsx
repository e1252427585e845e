/** The product's mark: a path that begins at a point. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="var(--act)" strokeWidth="2.6" strokeLinecap="round" aria-hidden="true">
      <path d="M9 5h6.500a3.9 3.9 0 0 1 0 7.800H11A4.2 4.2 0 0 0 6.6 17v2" />
      <circle cx="5" cy="5" r="1.7" fill="var(--act)" stroke="none" />
    </svg>
  )
}
