import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE organizations (
     id uuid PRIMARY KEY,
     version integer NOT NULL,
     kind text NOT NULL,
     name text NOT NULL,
     path text NOT NULL
   )`,
  `CREATE TABLE wishes (
     id uuid PRIMARY KEY,
     version integer NOT NULL,
     status text NOT NULL,
     organization_id uuid NOT NULL CONSTRAINT wishes_organization REFERENCES organizations (id),
     title text NOT NULL,
     details text NOT NULL,
     needed_by date,
     contact_sealed bytea,
     posted_by uuid NOT NULL,
     posted_at timestamptz NOT NULL,
     claimed_by uuid,
     claimed_at timestamptz,
     fulfilled_at timestamptz,
     fulfil_note text NOT NULL,
     confirmed_by uuid,
     confirmed_at timestamptz,
     return_reason text,
     withdraw_reason text,
     CONSTRAINT wishes_status CHECK (status IN ('open', 'claimed', 'fulfilled', 'confirmed', 'withdrawn')),
     CONSTRAINT wishes_claimer CHECK (status NOT IN ('claimed', 'fulfilled', 'confirmed') OR claimed_by IS NOT NULL),
     CONSTRAINT wishes_four_eyes CHECK (confirmed_by <> claimed_by),
     CONSTRAINT wishes_contact CHECK (status NOT IN ('confirmed', 'withdrawn') OR contact_sealed IS NULL)
   )`,
  `CREATE INDEX wishes_posted_at ON wishes (posted_at, id)`,
  `CREATE INDEX wishes_status_posted_at ON wishes (status, posted_at, id)`,
  `CREATE INDEX wishes_claimed_by ON wishes (claimed_by, posted_at, id)`,
  `CREATE INDEX wishes_posted_by ON wishes (posted_by, posted_at, id)`,
];

/** Micro-wishes, and copies of the organisations that they belong to. */
export class Wishes1765200000100 implements MigrationInterface {
  name = 'Wishes1765200000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE wishes, organizations');
  }
}
