import { type QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent, notFound, redirect, type RouterHistory } from '@tanstack/react-router'
import { can } from '../access/can'
import { sessionQuery } from '../access/session'
import { absencesSearch } from '../features/absences/routes'
import { emergenciesSearch } from '../features/emergencies/routes'
import { inboxSearch } from '../features/handovers/routes'
import { importsSearch } from '../features/imports/routes'
import { compareSearch } from '../features/merges/routes'
import { queueSearch } from '../features/milestones/routes'
import { statementSearch } from '../features/statements/routes'
import { peopleSearch } from '../features/people/routes'
import { teamSearch } from '../features/team/routes'
import { workSearch } from '../features/work/routes'
import { caseRoutes } from './caseRoutes'
import { CrashedPage, NotFoundPage } from './ErrorPages'
import { newPassword, root, shell, signIn } from './frameRoutes'
import { navOf } from './nav'
import { paths } from './paths'
import { StartPage } from './StartPage'

/** For a page of its own act: an old link, or one of a colleague's, leads whoever may not do it to the page that says so. */
function needs(act: string) {
  return {
    loader: async ({ context }: { context: { queryClient: QueryClient } }) => {
      if (!can(await context.queryClient.ensureQueryData(sessionQuery), act)) throw notFound()
    },
    // Of the route itself, so that the frame stays around it.
    notFoundComponent: NotFoundPage,
  }
}

const home = createRoute({
  getParentRoute: () => shell,
  path: paths.home,
  component: StartPage,
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    const acting = session?.memberships.find(({ id }) => id === session.acting)
    const first = session && navOf(session, acting)[0]
    if (first) throw redirect(first.link)
  },
})

const work = createRoute({
  getParentRoute: () => shell,
  path: paths.work,
  validateSearch: workSearch,
  beforeLoad: async ({ context }) => {
    // An old link, or one of a colleague's: whoever has no such list begins where their own things are.
    if (!can(await context.queryClient.ensureQueryData(sessionQuery), 'work_list')) throw redirect({ to: paths.home })
  },
  component: lazyRouteComponent(() => import('../features/work/WorkPage'), 'WorkPage'),
})

const team = createRoute({
  getParentRoute: () => shell,
  path: paths.team,
  validateSearch: teamSearch,
  component: lazyRouteComponent(() => import('../features/team/TeamPage'), 'TeamPage'),
})

const notices = createRoute({
  getParentRoute: () => shell,
  path: paths.notices,
  component: lazyRouteComponent(() => import('../features/notices/NoticesPage'), 'NoticesPage'),
})

const undelivered = createRoute({
  getParentRoute: () => shell,
  path: paths.undelivered,
  ...needs('mail_list'),
  component: lazyRouteComponent(() => import('../features/notices/UndeliveredPage'), 'UndeliveredPage'),
})

const handovers = createRoute({
  getParentRoute: () => shell,
  path: paths.handovers,
  validateSearch: inboxSearch,
  ...needs('handover_list'),
  component: lazyRouteComponent(() => import('../features/handovers/InboxPage'), 'InboxPage'),
})

const handoverFigures = createRoute({
  getParentRoute: () => shell,
  path: paths.handoverFigures,
  ...needs('handover_figures'),
  component: lazyRouteComponent(() => import('../features/handovers/FiguresPage'), 'FiguresPage'),
})

const bulkHandovers = createRoute({
  getParentRoute: () => shell,
  path: paths.bulkHandovers,
  ...needs('handover_bulk'),
  component: lazyRouteComponent(() => import('../features/handovers/BulkPage'), 'BulkPage'),
})

const bulkHandover = createRoute({
  getParentRoute: () => shell,
  path: paths.bulkHandover,
  ...needs('handover_bulk'),
  component: lazyRouteComponent(() => import('../features/handovers/BulkReportPage'), 'BulkReportPage'),
})

const merges = createRoute({
  getParentRoute: () => shell,
  path: paths.merges,
  ...needs('client_merge_read'),
  component: lazyRouteComponent(() => import('../features/merges/MergesPage'), 'MergesPage'),
})

const compareClients = createRoute({
  getParentRoute: () => shell,
  path: paths.compareClients,
  validateSearch: compareSearch,
  ...needs('client_merge_read'),
  component: lazyRouteComponent(() => import('../features/merges/ComparePage'), 'ComparePage'),
})

const merge = createRoute({
  getParentRoute: () => shell,
  path: paths.merge,
  ...needs('client_merge_read'),
  component: lazyRouteComponent(() => import('../features/merges/MergePage'), 'MergePage'),
})

const handover = createRoute({
  getParentRoute: () => shell,
  path: paths.handover,
  component: lazyRouteComponent(() => import('../features/handovers/HandoverPage'), 'HandoverPage'),
})

const imports = createRoute({
  getParentRoute: () => shell,
  path: paths.imports,
  ...needs('import_read'),
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import('../features/imports/ImportListPage'), 'ImportListPage'),
})

const importOne = createRoute({
  getParentRoute: () => shell,
  path: paths.importOne,
  ...needs('import_read'),
  component: lazyRouteComponent(() => import('../features/imports/ImportPage'), 'ImportPage'),
})

const clients = createRoute({
  getParentRoute: () => shell,
  path: paths.clients,
  component: lazyRouteComponent(() => import('../features/clients/ClientsPage'), 'ClientsPage'),
})

const findLog = createRoute({
  getParentRoute: () => shell,
  path: paths.findLog,
  ...needs('client_find'),
  component: lazyRouteComponent(() => import('../features/accessLog/FindClientPage'), 'FindClientPage'),
})

const emergency = createRoute({
  getParentRoute: () => shell,
  path: paths.emergency,
  ...needs('emergency_open'),
  component: lazyRouteComponent(() => import('../features/emergencies/EmergencyPage'), 'EmergencyPage'),
})

const emergencies = createRoute({
  getParentRoute: () => shell,
  path: paths.emergencies,
  validateSearch: emergenciesSearch,
  ...needs('emergency_list'),
  component: lazyRouteComponent(() => import('../features/emergencies/ReviewPage'), 'ReviewPage'),
})

const organisations = createRoute({
  getParentRoute: () => shell,
  path: paths.organisations,
  ...needs('organisation_list'),
  component: lazyRouteComponent(() => import('../features/organisations/OrganisationsPage'), 'OrganisationsPage'),
})

const settings = createRoute({
  getParentRoute: () => shell,
  path: paths.settings,
  component: lazyRouteComponent(() => import('../features/settings/SettingsPage'), 'SettingsPage'),
})

const people = createRoute({
  getParentRoute: () => shell,
  path: paths.people,
  validateSearch: peopleSearch,
  ...needs('user_list'),
  component: lazyRouteComponent(() => import('../features/people/PeoplePage'), 'PeoplePage'),
})

const personOne = createRoute({
  getParentRoute: () => shell,
  path: paths.personOne,
  ...needs('user_list'),
  component: lazyRouteComponent(() => import('../features/people/PersonPage'), 'PersonPage'),
})

const contracts = createRoute({
  getParentRoute: () => shell,
  path: paths.contracts,
  ...needs('contract_list'),
  component: lazyRouteComponent(() => import('../features/contracts/ContractsPage'), 'ContractsPage'),
})

const accessLog = createRoute({
  getParentRoute: () => shell,
  path: paths.accessLog,
  component: lazyRouteComponent(() => import('../features/accessLog/AccessLogPage'), 'AccessLogPage'),
})

const milestones = createRoute({
  getParentRoute: () => shell,
  path: paths.milestones,
  validateSearch: queueSearch,
  ...needs('milestone_list'),
  component: lazyRouteComponent(() => import('../features/milestones/QueuePage'), 'QueuePage'),
})

const statements = createRoute({
  getParentRoute: () => shell,
  path: paths.statements,
  ...needs('statement_list'),
  component: lazyRouteComponent(() => import('../features/statements/StatementListPage'), 'StatementListPage'),
})

const statement = createRoute({
  getParentRoute: () => shell,
  path: paths.statement,
  validateSearch: statementSearch,
  component: lazyRouteComponent(() => import('../features/statements/StatementPage'), 'StatementPage'),
})

const mySignIn = createRoute({
  getParentRoute: () => shell,
  path: paths.mySignIn,
  component: lazyRouteComponent(() => import('../features/signIn/MySignInPage'), 'MySignInPage'),
})

const absences = createRoute({
  getParentRoute: () => shell,
  path: paths.absences,
  validateSearch: absencesSearch,
  ...needs('absence_list'),
  component: lazyRouteComponent(() => import('../features/absences/AbsencesPage'), 'AbsencesPage'),
})

const routeTree = root.addChildren([
  signIn,
  newPassword,
  shell.addChildren([
    home,
    mySignIn,
    absences,
    work,
    team,
    notices,
    undelivered,
    handovers,
    handoverFigures,
    bulkHandovers,
    bulkHandover,
    handover,
    merges,
    compareClients,
    merge,
    imports,
    importOne,
    clients,
    findLog,
    emergency,
    emergencies,
    accessLog,
    milestones,
    statements,
    statement,
    contracts,
    organisations,
    settings,
    people,
    personOne,
    caseRoutes,
  ]),
])

/** `history` is given by tests; in a browser it is the browser's. */
export function makeRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { queryClient },
    history,
    // A read of client data is journaled: nothing is loaded because a pointer passed by.
    defaultPreload: false,
    defaultErrorComponent: CrashedPage,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
