// The pages of one case.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appointmentsSearch } from '../features/appointments/routes'
import { planSearch, versionsSearch } from '../features/plans/routes'
import { tasksSearch } from '../features/tasks/routes'
import { timelineSearch } from '../features/timeline/routes'
import { caseMilestonesSearch } from '../features/milestones/routes'
import { shell } from './frameRoutes'
import { paths } from './paths'

const caseFrame = createRoute({
  getParentRoute: () => shell,
  path: paths.caseFrame,
  component: lazyRouteComponent(() => import('./CaseFrame'), 'CaseFrame'),
})

const situation = createRoute({
  getParentRoute: () => caseFrame,
  path: '/',
  component: lazyRouteComponent(() => import('../features/cases/SituationPage'), 'SituationPage'),
})

const plan = createRoute({
  getParentRoute: () => caseFrame,
  path: 'plan',
  validateSearch: planSearch,
  component: lazyRouteComponent(() => import('../features/plans/PlanPage'), 'PlanPage'),
})

const planVersions = createRoute({
  getParentRoute: () => caseFrame,
  path: 'plan/versions',
  validateSearch: versionsSearch,
  component: lazyRouteComponent(() => import('../features/plans/VersionsPage'), 'VersionsPage'),
})

const caseTasks = createRoute({
  getParentRoute: () => caseFrame,
  path: 'tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import('../features/tasks/TasksPage'), 'TasksPage'),
})

const caseAppointments = createRoute({
  getParentRoute: () => caseFrame,
  path: 'appointments',
  validateSearch: appointmentsSearch,
  component: lazyRouteComponent(() => import('../features/appointments/AppointmentsPage'), 'AppointmentsPage'),
})

const caseNotes = createRoute({
  getParentRoute: () => caseFrame,
  path: 'notes',
  component: lazyRouteComponent(() => import('../features/notes/NotesPage'), 'NotesPage'),
})

const caseDocuments = createRoute({
  getParentRoute: () => caseFrame,
  path: 'documents',
  component: lazyRouteComponent(() => import('../features/documents/DocumentsPage'), 'DocumentsPage'),
})

const caseTimeline = createRoute({
  getParentRoute: () => caseFrame,
  path: 'timeline',
  validateSearch: timelineSearch,
  component: lazyRouteComponent(() => import('../features/timeline/TimelinePage'), 'TimelinePage'),
})

const caseMilestones = createRoute({
  getParentRoute: () => caseFrame,
  path: 'milestones',
  validateSearch: caseMilestonesSearch,
  component: lazyRouteComponent(() => import('../features/milestones/CaseMilestonesPage'), 'CaseMilestonesPage'),
})

export const caseRoutes = caseFrame.addChildren([situation, plan, planVersions, caseTasks, caseAppointments, caseNotes, caseDocuments, caseTimeline, caseMilestones])
