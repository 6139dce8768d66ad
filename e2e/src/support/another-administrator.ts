import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { ApiClient, freshPhone } from './api-client.js';
import { runningSystem } from './running-system.js';

/**
 * An administrator of this file's own, whose session a browser may go on with; appointed in the database, as the
 * first one of a district is.
 */
export async function anotherAdministrator(displayName: string): Promise<ApiClient> {
  const { url, adminDatabaseUrl } = runningSystem();
  const client = await new ApiClient(url).signIn(freshPhone());
  const named = await client.send('PATCH', '/me', JSON.stringify({ displayName }));
  if (named.status !== 200) throw new Error(JSON.stringify(named.body));
  const database = new pg.Client(adminDatabaseUrl);
  await database.connect();
  try {
    await database.query(
      `INSERT INTO volunteers.role_grants (id, volunteer_id, role, granted_at)
       VALUES ($1, $2, 'administrator', now())`,
      [uuidv7(), client.session?.me.id],
    );
  } finally {
    await database.end();
  }
  return client;
}
