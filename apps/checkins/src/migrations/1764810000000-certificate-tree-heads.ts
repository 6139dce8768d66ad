import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A certificate names the signed head in which its entries are sealed. */
export class CertificateTreeHeads1764810000000 implements MigrationInterface {
  name = 'CertificateTreeHeads1764810000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE certificates ADD tree_head json');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE certificates DROP tree_head');
  }
}
