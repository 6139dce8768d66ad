import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A record of service names who answered for the activity (Order 67, Art 7): until now, whoever made it. */
export class ResponsiblePerson1766800000000 implements MigrationInterface {
  name = 'ResponsiblePerson1766800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities ADD responsible_id uuid');
    await runner.query('UPDATE activities SET responsible_id = created_by');
    await runner.query('ALTER TABLE activities ALTER responsible_id SET NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activities DROP responsible_id');
  }
}
