import { useCallback } from 'react';
import type { Activity } from '@liandong/contracts/activities/activity';
import { ActivityPage } from '../../features/activities/components/activity-page.js';
import { prepareForNoSignal } from '../prepare-for-no-signal.js';
import { useRouteId } from './route-id.js';

export function ActivityRoute() {
  const id = useRouteId();
  const onSeen = useCallback((activity: Activity) => void prepareForNoSignal(activity, Date.now()), []);
  return <ActivityPage key={id} id={id} onSeen={onSeen} />;
}
