// What stands around the pages: before sign-in, and the frame of everything behind it.
import { type QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from '../zod'
import { sessionQuery } from '../access/session'
import { SignInPage } from '../features/signIn/SignInPage'
import { NotFoundPage } from './ErrorPages'
import { paths } from './paths'
import { Shell } from './Shell'

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ notFoundComponent: NotFoundPage })

export const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: z.object({ to: z.string().optional().catch(undefined) }),
  component: SignInPage,
})

export const newPassword = createRoute({
  getParentRoute: () => root,
  path: paths.newPassword,
  component: lazyRouteComponent(() => import('../features/signIn/NewPasswordPage'), 'NewPasswordPage'),
})

/** Every page behind sign-in: without a session, or a membership to act in, one signs in first and then comes here. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  notFoundComponent: NotFoundPage,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (!session?.acting) {
      const to = location.href === '/' ? undefined : location.href
      throw redirect({ to: paths.signIn, search: { to } })
    }
  },
})
