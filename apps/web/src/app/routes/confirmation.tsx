import { ConfirmationPage } from '../../features/confirmations/components/confirmation-page.js';
import { useRouteId } from './route-id.js';

export function ConfirmationRoute() {
  return <ConfirmationPage activityId={useRouteId()} />;
}
