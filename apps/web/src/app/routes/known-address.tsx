import { Outlet, useParams } from 'react-router';
import { NotFound } from './not-found.js';
import { mayExist } from './route-id.js';

/** Asks the gateway for nothing where nothing can be: a link that lost its end leads to no page. */
export function KnownAddress() {
  return mayExist(useParams()['id']) ? <Outlet /> : <NotFound />;
}
