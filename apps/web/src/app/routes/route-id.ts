import { useParams } from 'react-router';

/** A UUID, as the contract's `Id`: whose library the shell would load for nothing else. */
const ID =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0{8}-(0{4}-){3}0{12}|f{8}-(f{4}-){3}f{12})$/i;

/** False for an address that was cut off or mistyped, where nothing can be; true for one without `:id`. */
export function mayExist(id: string | undefined): boolean {
  return id === undefined || ID.test(id);
}

/** The `:id` of the address; a route without one matches no activity. */
export function useRouteId(): string {
  return useParams()['id'] ?? '';
}
