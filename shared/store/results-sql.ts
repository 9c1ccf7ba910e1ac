import { applicationId, migrations } from './migrations.ts';

/**
 * The text of `schema/results.sql`: every migration in order, so that a results file can be read
 * and checked without this program.
 */
export function resultsSql(): string {
  const parts = migrations.map(
    ({ sql }, index) =>
      `-- Version ${index + 1}\n${sql.trimEnd()}\nPRAGMA user_version = ${index + 1};\n`,
  );
  return [
    '-- Generated from shared/store/migrations.ts by `npm run generate`; do not edit.\n',
    `PRAGMA application_id = ${applicationId};\nPRAGMA foreign_keys = ON;\n`,
    ...parts,
  ].join('\n');
}
