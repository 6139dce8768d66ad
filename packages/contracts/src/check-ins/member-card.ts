import { z } from 'zod';
import { Id } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';

/** What a printed card needs: the name, and the signed code that its QR holds. */
export const MemberCard = z.object({ volunteerId: Id, displayName: z.string(), code: z.string() });
export type MemberCard = z.infer<typeof MemberCard>;

/** `GET /teams/:id/member-cards.pdf`: the cards of everybody in a team, for those who manage it. */
export const listTeamCards = defineRpc({
  subject: 'checkins.v1.member-cards.team',
  input: z.strictObject({ teamId: Id }),
  output: z.object({ platformName: z.string(), teamName: z.string(), cards: z.array(MemberCard) }),
  errors: ['TEAM_NOT_FOUND', 'FORBIDDEN'],
});

/** `GET /me/member-card.pdf`: one's own. */
export const getMyCard = defineRpc({
  subject: 'checkins.v1.member-cards.mine',
  input: z.strictObject({}),
  output: z.object({ platformName: z.string(), card: MemberCard }),
  errors: ['VOLUNTEER_NOT_FOUND'],
});
