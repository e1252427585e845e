// Drawn on a 16 px square with a 1.6 px line.
export const paths = {
  work: <path d="M2 4h12M2 8h12M2 12h7" />,
  clients: (
    <>
      <circle cx="6" cy="5" r="2.5" />
      <path d="M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 2.7a2.5 2.5 0 0 1 0 4.6M12.3 10c1.4.6 2.2 1.9 2.2 3.5" />
    </>
  ),
  handovers: <path d="M10.5 2 14 5l-3.5 3M14 5H3M5.5 8 2 11l3.5 3M2 11h11" />,
  milestones: <path d="M3.5 14.5V2M3.5 2.5h9l-2 3 2 3h-9" />,
  statements: <path d="M3 1.5h10v13H3zM5.5 5h5M5.5 8h5M5.5 11h3" />,
  imports: <path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.5 11v2.5h11V11" />,
  download: <path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11" />,
  person: (
    <>
      <circle cx="8" cy="5" r="2.8" />
      <path d="M2.5 14c0-2.9 2.5-4.5 5.5-4.5s5.5 1.6 5.5 4.5" />
    </>
  ),
  down: <path d="m4 6 4 4 4-4" />,
  left: <path d="m10 3-5 5 5 5" />,
  right: <path d="m6 3 5 5-5 5" />,
  close: <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />,
  plus: <path d="M8 2.5v11M2.5 8h11" />,
  tick: <path d="m2.5 8.5 3.5 3.5 7.5-8" />,
  triangle: (
    <>
      <path d="M8 2 1.5 13.5h13z" />
      <path d="M8 6.5v3.2M8 11.5v.1" />
    </>
  ),
  halfCircle: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M8 2.3a5.7 5.7 0 0 1 0 11.4z" fill="currentColor" />
    </>
  ),
  arrow: <path d="M2.5 8h10.5M9 4l4 4-4 4" />,
  dotRing: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <circle cx="8" cy="8" r="2" fill="currentColor" />
    </>
  ),
  dashedRing: <circle cx="8" cy="8" r="5.7" strokeDasharray="2.6 2.2" />,
  strokeRing: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="m4.2 11.8 7.6-7.6" />
    </>
  ),
  dot: <circle cx="8" cy="8" r="2.5" fill="currentColor" />,
  bell: <path d="M3 11.5h10l-1.2-1.8V6.8a3.8 3.8 0 0 0-7.6 0v2.9zM6.5 13.8a1.6 1.6 0 0 0 3 0" />,
  calendar: (
    <>
      <rect x="2" y="3" width="12" height="11" rx="1.5" />
      <path d="M2 6.5h12M5.2 1.5v3M10.8 1.5v3" />
    </>
  ),
  offline: <path d="M1.5 1.5l13 13M3 6.5A9 9 0 0 1 6 5M13 6.5a9 9 0 0 0-3.5-1.8M5.5 9.5A4.5 4.5 0 0 1 8 8.6M8 12.5v.1" />,
  eye: (
    <>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  file: <path d="M9.5 1.5h-6v13h9v-10zM9.5 1.5v3h3" />,
}
