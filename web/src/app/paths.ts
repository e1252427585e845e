/** Every address of the application, in one place. A feature names them as typed strings (`<Link to="/handovers/$handoverId">`). */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  work: '/work',
  clients: '/clients',
  accessLog: '/clients/$clientId/access-log',
  imports: '/imports',
  importOne: '/imports/$importId',
  handovers: '/handovers',
  handover: '/handovers/$handoverId',
  caseFrame: '/cases/$caseId',
  milestones: '/milestones',
  statements: '/statements',
  statement: '/statements/$statementId',
} as const
