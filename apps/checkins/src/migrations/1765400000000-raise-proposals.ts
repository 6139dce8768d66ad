import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE raise_proposals (
     activity_id uuid NOT NULL,
     volunteer_id uuid NOT NULL,
     entry_id uuid NOT NULL,
     minutes integer NOT NULL CHECK (minutes > 0),
     explanation json NOT NULL,
     proposed_at timestamptz NOT NULL,
     CONSTRAINT one_raise_proposal PRIMARY KEY (activity_id, volunteer_id)
   )`,
  `COMMENT ON TABLE raise_proposals IS
     'what the present time of a moved activity would count beyond what the ledger has; open until somebody decides'`,
  `COMMENT ON COLUMN raise_proposals.minutes IS 'all that would count, not the difference'`,
];

/** An activity that is moved after people came may count more than it did: the leader is asked. */
export class RaiseProposals1765400000000 implements MigrationInterface {
  name = 'RaiseProposals1765400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE raise_proposals');
  }
}
