import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Broken } from './error-boundary.js';
import { AppFrame } from './shell/app-frame.js';
import { KnownAddress } from './routes/known-address.js';
import { NotFound } from './routes/not-found.js';
import { SessionGate } from './shell/session-gate.js';

const signedIn: RouteObject[] = [
  { index: true, element: <Navigate to="/activities" replace /> },
  {
    path: 'activities',
    lazy: async () => ({ Component: (await import('./routes/activities.js')).ActivitiesRoute }),
  },
  {
    path: 'activities/new',
    lazy: async () => ({ Component: (await import('./routes/edit-activity.js')).NewActivityRoute }),
  },
  {
    path: 'activities/:id',
    lazy: async () => ({ Component: (await import('./routes/activity.js')).ActivityRoute }),
  },
  {
    path: 'activities/:id/edit',
    lazy: async () => ({ Component: (await import('./routes/edit-activity.js')).EditActivityRoute }),
  },
  {
    path: 'activities/:id/attendance',
    lazy: async () => ({ Component: (await import('./routes/attendance.js')).AttendanceRoute }),
  },
  {
    path: 'activities/:id/short-code',
    lazy: async () => ({ Component: (await import('./routes/short-code.js')).ShortCodeRoute }),
  },
  {
    path: 'activities/:id/confirm',
    lazy: async () => ({ Component: (await import('./routes/confirmation.js')).ConfirmationRoute }),
  },
  {
    path: 'wishes',
    lazy: async () => ({ Component: (await import('./routes/wishes.js')).WishesRoute }),
  },
  {
    path: 'wishes/new',
    lazy: async () => ({ Component: (await import('./routes/wishes.js')).NewWishRoute }),
  },
  {
    path: 'wishes/:id',
    lazy: async () => ({ Component: (await import('./routes/wishes.js')).WishRoute }),
  },
  {
    path: 'wishes/:id/edit',
    lazy: async () => ({ Component: (await import('./routes/wishes.js')).EditWishRoute }),
  },
  {
    path: 'work-calendar',
    lazy: async () => ({ Component: (await import('./routes/work-calendar.js')).WorkCalendarRoute }),
  },
  { path: 'me', lazy: async () => ({ Component: (await import('./routes/my-page.js')).MyPage }) },
  {
    path: 'me/code',
    lazy: async () => ({ Component: (await import('./routes/member-code.js')).MemberCodeRoute }),
  },
  {
    path: 'certificate-settings',
    lazy: async () => ({
      Component: (await import('./routes/certificate-settings.js')).CertificateSettingsRoute,
    }),
  },
  {
    path: 'team-documents',
    lazy: async () => ({ Component: (await import('./routes/team-documents.js')).TeamDocumentsRoute }),
  },
  {
    path: 'report-ins',
    lazy: async () => ({ Component: (await import('./routes/report-ins.js')).ReportInsRoute }),
  },
  { path: 'inbox', lazy: async () => ({ Component: (await import('./routes/inbox.js')).InboxRoute }) },
  { path: 'ledger', lazy: async () => ({ Component: (await import('./routes/ledger.js')).LedgerRoute }) },
  {
    path: 'ledger/entries/:id',
    lazy: async () => ({ Component: (await import('./routes/ledger-entry.js')).LedgerEntryRoute }),
  },
  {
    path: 'ledger/anomalies',
    lazy: async () => ({ Component: (await import('./routes/ledger.js')).AnomaliesRoute }),
  },
  {
    path: 'activities/:id/missing',
    lazy: async () => ({ Component: (await import('./routes/cases.js')).MissingRoute }),
  },
  {
    path: 'ledger/retro',
    lazy: async () => ({ Component: (await import('./routes/cases.js')).RetroRoute }),
  },
  {
    path: 'ledger/cases',
    lazy: async () => ({ Component: (await import('./routes/cases.js')).CasesRoute }),
  },
  {
    path: 'ledger/cases/:id',
    lazy: async () => ({ Component: (await import('./routes/cases.js')).CaseRoute }),
  },
];

const wholeScreens: RouteObject[] = [
  {
    path: 'activities/:id/scan',
    lazy: async () => ({ Component: (await import('./routes/scanner.js')).ScannerRoute }),
  },
  {
    path: 'activities/:id/venue',
    lazy: async () => ({ Component: (await import('./routes/venue.js')).VenueRoute }),
  },
  {
    path: 'activities/:id/wall',
    lazy: async () => ({ Component: (await import('./routes/wall.js')).WallRoute }),
  },
];

/** Every address of the app but `/c/<code>`, which is a chunk of its own. */
export const router = createBrowserRouter([
  {
    errorElement: <Broken />,
    HydrateFallback: () => null,
    children: [
      {
        path: 'sign-in',
        lazy: async () => ({ Component: (await import('./routes/sign-in.js')).SignInRoute }),
      },
      {
        path: 'dev/mailbox',
        lazy: async () => ({ Component: (await import('./routes/dev-mailbox.js')).DevMailboxRoute }),
      },
      {
        path: 'ledger-heads',
        lazy: async () => ({ Component: (await import('./routes/ledger-heads.js')).LedgerHeadsRoute }),
      },
      {
        path: 'verify/:number?',
        lazy: async () => ({ Component: (await import('./routes/verify.js')).VerifyRoute }),
      },
      {
        element: <SessionGate />,
        children: [
          {
            element: <KnownAddress />,
            children: [{ element: <AppFrame />, children: signedIn }, ...wholeScreens],
          },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
]);
