import { renderNatsConfig } from './nats-config.js';
import { serviceUsers } from './nats-users.js';

/** infra/compose/nats.conf: the same users and permissions as with `npm start`, passwords from the environment. */
export function composeNatsConfig(): string {
  const passwordOf = (user: string) => ({ fromEnvironment: `NATS_PASSWORD_${user.toUpperCase()}` });
  const config = renderNatsConfig({
    listen: '0.0.0.0:4222',
    storeDir: '/data',
    accounts: [{ name: 'LIANDONG', users: serviceUsers(passwordOf) }],
    system: { name: 'sys', password: passwordOf('sys') },
  });
  return `# Made from the topology by: node infra/local/dist/write-compose-nats.js\n${config}`;
}
