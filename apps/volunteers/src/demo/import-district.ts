import type { DemoDistrict } from '@liandong/demo/district';
import type { Report } from '@liandong/service-kit/run-task';
import type { PeopleImport } from '../people-import/people-import.service.js';

/** Imports the demonstration district's organisations and people; may be repeated. */
export async function importDistrict(
  people: PeopleImport,
  { organizations, volunteers, teams, agreements, reportIns }: DemoDistrict,
  report: Report,
): Promise<void> {
  report(`organisations: ${organizations.length}`);
  await people.importOrganizations(organizations);
  report(`volunteers: ${volunteers.length}`);
  await people.importVolunteers(volunteers.map((volunteer) => ({ ...volunteer, language: 'zh-CN' })));
  report(`teams: ${teams.length}`);
  await people.importTeams(teams.map((team) => ({ ...team, members: membersOf(team) })));
  report(`agreements: ${agreements.length}`);
  await people.importAgreements(agreements);
  report(`report-ins: ${reportIns.length}`);
  await people.importReportIns(reportIns);
  await people.grantRoles(
    volunteers.flatMap(({ id, grants }) => grants.map((grant) => ({ volunteerId: id, grant }))),
  );
}

function membersOf({ members }: DemoDistrict['teams'][number]) {
  return members.map((member, index) => ({ ...member, leads: index === 0 }));
}
