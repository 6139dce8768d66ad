import { demoDistrict } from '@liandong/demo/demo-district';
import { demoSeed } from '@liandong/demo/seed';
import { demoSignIns, type DemoSignIn } from '@liandong/demo/sign-ins';

export function phoneOfRole(role: DemoSignIn['role']): string {
  return demoSignIns.find((person) => person.role === role)?.phone ?? '';
}

/** The leader of one of the teams, but never one of the demonstration sign-ins. Each file takes its own. */
export function phoneOfTeamLeader(index: number): string {
  const { teams, volunteers } = demoDistrict({ seed: demoSeed, now: new Date() });
  const known = new Set(demoSignIns.map((person) => person.phone));
  const phones = teams.flatMap(({ members }) => {
    const leader = volunteers.find((volunteer) => volunteer.id === members[0]?.volunteerId);
    return leader && !known.has(leader.phone) ? [leader.phone] : [];
  });
  return phones[index] ?? '';
}
