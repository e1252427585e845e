/** The product's mark: a path that begins at a point. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="var(--act)" strokeWidth="2.6" strokeLinecap="round" aria-hidden="true">
      <path d="M9.5 5.500h5.200a3.9 3.9 0 0 1 1.3 7.600l-6.4 2.200A3.8 3.8 0 0 0 7 18.900v.6" />
      <circle cx="5" cy="5" r="1.7" fill="var(--act)" stroke="none" />
    </svg>
  )
}
