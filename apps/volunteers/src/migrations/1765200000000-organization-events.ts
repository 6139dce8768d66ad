import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `ALTER TABLE organizations ADD version integer NOT NULL DEFAULT 1`,
  `ALTER TABLE organizations ALTER version DROP DEFAULT`,
  // Others hear from now on of what is new: they are told of what was there before, parents first.
  `INSERT INTO outbox (event_id, subject, payload)
     SELECT gen_random_uuid(), 'evt.volunteers.organization-changed.v1',
       json_build_object('id', id, 'version', version, 'kind', kind, 'name', name, 'path', path)
     FROM organizations ORDER BY path COLLATE "C"`,
];

/** Other services keep copies of organisations: each has a version, and those that exist are told of. */
export class OrganizationEvents1765200000000 implements MigrationInterface {
  name = 'OrganizationEvents1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organizations DROP version');
  }
}
