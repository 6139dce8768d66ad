import type { TeamMember } from '@liandong/contracts/people/team';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { nameMatches } from '../../../shared/names/name-search.js';
import { namesApart } from '../../../shared/names/namesakes.js';
import { useMe } from '../../../shared/session/use-session.js';
import { useMembers } from '../../../shared/teams/list-members.js';
import { CheckField, TextField } from '../../../shared/ui/field.js';
import { Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';

type Person = Pick<TeamMember, 'volunteerId' | 'displayName'>;

interface MemberPickerProps {
  teamId: string;
  /** Of the activity, whether in the team or not; empty where there is none. */
  present: readonly Person[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
}

/**
 * Whom it is entered for, found by name or pinyin initials: the team's members and who else was at the activity,
 * without the person who enters.
 */
export function MemberPicker({ teamId, present, chosen, onChange, error }: MemberPickerProps) {
  const me = useMe();
  const members = useMembers(teamId);
  const [typed, setTyped] = useState('');
  const team = members.data ?? [];
  const guests = present.filter(({ volunteerId: id }) => !team.some(({ volunteerId }) => volunteerId === id));
  const others: Person[] = [...team, ...guests].filter(({ volunteerId }) => volunteerId !== me?.id);
  const found = others.filter(({ displayName }) => nameMatches(displayName, typed));
  const nameOf = namesApart(others);
  const names = others.filter(({ volunteerId }) => chosen.includes(volunteerId));
  return (
    <fieldset className="member-picker">
      <legend className="field__label">{m.retro_members()}</legend>
      <TextField
        label={m.retro_member_search()}
        type="search"
        autoComplete="off"
        placeholder={m.scanner_search_placeholder()}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        hint={m.retro_members_hint()}
        error={error}
      />
      {members.isError && <ErrorNotice error={members.error} onRetry={() => void members.refetch()} />}
      {teamId !== '' && members.isPending && <Loading />}
      <ul className="member-picker__names">
        {found.map((member) => (
          <li key={member.volunteerId}>
            <CheckField
              label={nameOf(member)}
              checked={chosen.includes(member.volunteerId)}
              onChange={({ target }) =>
                onChange(
                  target.checked
                    ? [...chosen, member.volunteerId]
                    : chosen.filter((other) => other !== member.volunteerId),
                )
              }
            />
          </li>
        ))}
        {members.isSuccess && found.length === 0 && <li>{m.scanner_nobody_found()}</li>}
      </ul>
      {names.length > 0 && (
        <p role="status">{m.retro_chosen({ names: names.map(nameOf).join(m.list_separator()) })}</p>
      )}
    </fieldset>
  );
}
