import { describe, expect, it } from '@jest/globals';
import { renderNatsConfig } from './nats-config.js';

const config = {
  listen: '127.0.0.1:4222',
  storeDir: '/data/with "quotes"',
  system: { name: 'sys', password: 's' },
};

describe('the NATS configuration', () => {
  it('gives a user its permissions and nothing beside them', () => {
    const permissions = { publish: ['evt.a.>'], subscribe: ['a.v1.>', '_INBOX_a.>'], allowResponses: true };
    const text = renderNatsConfig({
      ...config,
      accounts: [{ name: 'LIANDONG', users: [{ name: 'a', password: 'p', permissions }] }],
    });
    expect(text).toContain('{ user: a, password: "p", permissions: {');
    expect(text).toContain('publish: { allow: ["evt.a.>"] }');
    expect(text).toContain('subscribe: { allow: ["a.v1.>", "_INBOX_a.>"] }');
    expect(text).toContain('allow_responses: true');
  });

  it('quotes what a person chose', () => {
    expect(renderNatsConfig({ ...config, accounts: [] })).toContain('store_dir: "/data/with \\"quotes\\""');
  });

  it('reads a password from the environment where it is told so', () => {
    const users = [{ name: 'a', password: { fromEnvironment: 'NATS_A_PASSWORD' } }];
    const text = renderNatsConfig({ ...config, accounts: [{ name: 'LIANDONG', users }] });
    expect(text).toContain('{ user: a, password: $NATS_A_PASSWORD }');
  });
});
