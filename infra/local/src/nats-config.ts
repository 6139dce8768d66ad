/** The subjects that a user may publish and subscribe to; everything else is refused. */
export interface NatsPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /** It may answer each request that reached it, once, wherever the answer goes. */
  readonly allowResponses: boolean;
}

export interface NatsUser {
  readonly name: string;
  /** The password itself, or the name of the environment variable that holds it. */
  readonly password: string | { readonly fromEnvironment: string };
  /** Without them the user may do everything in its account. */
  readonly permissions?: NatsPermissions;
}

export interface NatsAccount {
  readonly name: string;
  readonly users: readonly NatsUser[];
}

export interface NatsConfig {
  readonly listen: string;
  /** Where JetStream keeps its streams. */
  readonly storeDir: string;
  /** Each has JetStream. Accounts do not see each other's messages. */
  readonly accounts: readonly NatsAccount[];
  /** The user of the system account, which watches the server and takes no part in the traffic. */
  readonly system: NatsUser;
}

/** The server's configuration file. One generator for `npm start`, the tests and compose. */
export function renderNatsConfig(config: NatsConfig): string {
  return `server_name: liandong
listen: ${config.listen}
max_payload: 4MB
jetstream {
  store_dir: ${quote(config.storeDir)}
}
accounts {
  SYS {
    users: [
${renderUser(config.system)}
    ]
  }
${config.accounts.map(renderAccount).join('\n')}
}
system_account: SYS
`;
}

function renderAccount(account: NatsAccount): string {
  return `  ${account.name} {
    jetstream: enabled
    users: [
${account.users.map(renderUser).join('\n')}
    ]
  }`;
}

function renderUser({ name, password, permissions }: NatsUser): string {
  const secret = typeof password === 'string' ? quote(password) : `$${password.fromEnvironment}`;
  if (permissions === undefined) return `      { user: ${name}, password: ${secret} }`;
  return `      { user: ${name}, password: ${secret}, permissions: {
        publish: { allow: [${permissions.publish.map(quote).join(', ')}] }
        subscribe: { allow: [${permissions.subscribe.map(quote).join(', ')}] }
        allow_responses: ${permissions.allowResponses}
      } }`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
