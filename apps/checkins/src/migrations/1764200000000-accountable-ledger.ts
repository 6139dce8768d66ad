import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The policy of an activity as far as check-ins need it, and what certificates say of it. */
const activities = [
  `ALTER TABLE activities
     ADD place text NOT NULL DEFAULT '',
     ADD description text NOT NULL DEFAULT '',
     ADD linked_parties text[] NOT NULL DEFAULT '{}',
     ADD ways text[] NOT NULL DEFAULT '{venueCode,memberCode,shortCode,manual}',
     ADD check_out text NOT NULL DEFAULT 'required',
     ADD breaks jsonb NOT NULL DEFAULT '[]',
     ADD position jsonb`,
  `ALTER TABLE activities ALTER place DROP DEFAULT, ALTER description DROP DEFAULT,
     ALTER linked_parties DROP DEFAULT, ALTER ways DROP DEFAULT, ALTER check_out DROP DEFAULT,
     ALTER breaks DROP DEFAULT`,
];

/** After an annulment the same person may check in again: the next attempt. */
const attempts = [
  `ALTER TABLE check_ins ADD attempt smallint NOT NULL DEFAULT 0`,
  `ALTER TABLE check_ins DROP CONSTRAINT one_fact`,
  `ALTER TABLE check_ins ADD CONSTRAINT one_fact
     PRIMARY KEY (fact_month, activity_id, volunteer_id, direction, attempt)`,
];

const ledger = [
  `ALTER TABLE ledger_entries RENAME activity_title TO title`,
  `ALTER TABLE ledger_entries
     ALTER team_id DROP NOT NULL,
     ALTER activity_id DROP NOT NULL,
     ALTER activity_class DROP NOT NULL,
     ALTER check_in_id DROP NOT NULL,
     ADD linked_parties text[] NOT NULL DEFAULT '{}',
     ADD times integer NOT NULL DEFAULT 0,
     ADD corrects uuid,
     ADD case_id uuid,
     ADD explanation json,
     ADD written_xid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
     DROP CONSTRAINT ledger_entries_minutes_check,
     ADD CONSTRAINT ledger_entries_minutes CHECK (minutes >= 0 OR kind = 'correction'),
     ADD CONSTRAINT ledger_entries_corrects CHECK ((kind = 'correction') = (corrects IS NOT NULL))`,
  `COMMENT ON COLUMN ledger_entries.times IS 'person-times: 1 for an attendance, 0 for its service time'`,
  `COMMENT ON COLUMN ledger_entries.written_xid IS
     'by it entries are read in an order in which none can appear later: those below pg_snapshot_xmin'`,
  // Entries are added in the order of their transactions, so a block range index is nearly free.
  `CREATE INDEX ledger_entries_written ON ledger_entries USING brin (written_xid)
     WITH (pages_per_range = 16, autosummarize = on)`,
  `CREATE INDEX ledger_entries_corrects ON ledger_entries (corrects) WHERE corrects IS NOT NULL`,
];

export class AccountableLedger1764200000000 implements MigrationInterface {
  name = 'AccountableLedger1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...activities, ...attempts, ...ledger]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ledger_entries_written, ledger_entries_corrects');
    await runner.query(
      `ALTER TABLE ledger_entries DROP linked_parties, DROP times, DROP corrects, DROP case_id, DROP explanation,
         DROP written_xid, ADD CONSTRAINT ledger_entries_minutes_check CHECK (minutes >= 0),
         ALTER team_id SET NOT NULL, ALTER activity_id SET NOT NULL, ALTER activity_class SET NOT NULL,
         ALTER check_in_id SET NOT NULL`,
    );
    await runner.query('ALTER TABLE ledger_entries RENAME title TO activity_title');
    await runner.query(
      `ALTER TABLE check_ins DROP CONSTRAINT one_fact, DROP attempt,
         ADD CONSTRAINT one_fact PRIMARY KEY (fact_month, activity_id, volunteer_id, direction)`,
    );
    await runner.query(
      `ALTER TABLE activities DROP place, DROP description, DROP linked_parties, DROP ways, DROP check_out,
         DROP breaks, DROP position`,
    );
  }
}
