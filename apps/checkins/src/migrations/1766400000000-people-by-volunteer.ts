import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is new, and where a new one is put, is looked up at one place, by the volunteer. The index by team grows at one
 * place for each team: the one by team and volunteer was touched all over for every newcomer, beside that by volunteer.
 */
export class PeopleByVolunteer1766400000000 implements MigrationInterface {
  name = 'PeopleByVolunteer1766400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ledger_people DROP CONSTRAINT one_ledger_person`);
    await runner.query(`ALTER TABLE ledger_people ADD CONSTRAINT one_ledger_person
      UNIQUE NULLS NOT DISTINCT (volunteer_id, team_id, organization_path)`);
    await runner.query('DROP INDEX ledger_people_volunteer');
    await runner.query('CREATE INDEX ledger_people_team ON ledger_people (team_id) INCLUDE (volunteer_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ledger_people_team');
    await runner.query('CREATE INDEX ledger_people_volunteer ON ledger_people (volunteer_id)');
    await runner.query(`ALTER TABLE ledger_people DROP CONSTRAINT one_ledger_person`);
    await runner.query(`ALTER TABLE ledger_people ADD CONSTRAINT one_ledger_person
      UNIQUE NULLS NOT DISTINCT (team_id, volunteer_id, organization_path)`);
  }
}
