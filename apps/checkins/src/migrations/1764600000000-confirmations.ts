import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE confirmations (
     activity_id uuid NOT NULL,
     volunteer_id uuid NOT NULL,
     attempt smallint NOT NULL,
     outcome text NOT NULL,
     minutes integer,
     note text,
     check_in_id uuid,
     check_out_id uuid,
     entry_id uuid,
     decided_by uuid NOT NULL,
     decided_at timestamptz NOT NULL,
     CONSTRAINT one_confirmation PRIMARY KEY (activity_id, volunteer_id, attempt)
   )`,
  `COMMENT ON TABLE confirmations IS 'who decided what somebody''s attendance counts for; never changed'`,
  `COMMENT ON COLUMN confirmations.attempt IS 'a decision on other check-ins than the one before is the next attempt'`,
  `CREATE TABLE confirmation_notices (
     activity_id uuid NOT NULL,
     stage text NOT NULL,
     due_on date NOT NULL,
     noticed_at timestamptz NOT NULL,
     CONSTRAINT one_notice PRIMARY KEY (activity_id, stage, due_on)
   )`,
  `CREATE TABLE calendar_days (
     day date PRIMARY KEY,
     works boolean NOT NULL,
     name text NOT NULL,
     entered_by uuid NOT NULL,
     entered_at timestamptz NOT NULL
   )`,
  `COMMENT ON TABLE calendar_days IS 'holidays and make-up days announced after this software was made'`,
  `REVOKE UPDATE, DELETE, TRUNCATE ON confirmations, confirmation_notices FROM liandong_checkins`,
];

export class Confirmations1764600000000 implements MigrationInterface {
  name = 'Confirmations1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_days, confirmation_notices, confirmations');
  }
}
