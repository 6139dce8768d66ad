import { useParams } from 'react-router';

/** The `:id` of the address; a route without one matches no activity. */
export function useRouteId(): string {
  return useParams()['id'] ?? '';
}
