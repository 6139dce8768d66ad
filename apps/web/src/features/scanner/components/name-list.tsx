import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { clock } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import { Badge } from '../../../shared/ui/layout.js';
import { Notice } from '../../../shared/ui/notice.js';
import { nameMatches } from '../../../shared/names/name-search.js';
import { namesApart } from '../../../shared/names/namesakes.js';
import { factOf, type Fact, type Presence } from '../presence.js';
import { TickDialog } from './tick-dialog.js';

interface NameListProps {
  kit: ScannerKit;
  presence: Presence;
  direction: Direction;
  onTick: (volunteerId: string, reason: string) => void;
}

type Person = ScannerKit['roster'][number];

/** The list to tick, for whoever has neither phone nor card. */
export function NameList({ kit, presence, direction, onTick }: NameListProps) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<Person | null>(null);
  const people = kit.roster.filter(({ displayName }) => nameMatches(displayName, typed));
  const nameOf = namesApart(kit.roster);
  const allowed = kit.policy.ways.includes('manual');

  return (
    <section className="scanner__list" aria-label={m.scanner_list()}>
      {!allowed && (
        <Notice look="warning">
          <p>{m.scanner_manual_not_allowed()}</p>
        </Notice>
      )}
      <TextField
        label={m.scanner_search()}
        type="search"
        autoComplete="off"
        placeholder={m.scanner_search_placeholder()}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className="card scanner__names">
        {people.map((person) => (
          <li key={person.volunteerId}>
            <span className="scanner__name">
              {nameOf(person)}
              {!person.signedUp && <Badge look="amber">{m.scanner_not_signed_up()}</Badge>}
              {direction === 'out' && <Here since={factOf(presence, person.volunteerId, 'in')?.at} />}
            </span>
            <Tick
              fact={factOf(presence, person.volunteerId, direction)}
              direction={direction}
              name={nameOf(person)}
              disabled={!allowed}
              onClick={() => setAsked(person)}
            />
          </li>
        ))}
        {people.length === 0 && <li>{m.scanner_nobody_found()}</li>}
      </ul>
      <TickDialog
        name={asked && nameOf(asked)}
        direction={direction}
        onClose={() => setAsked(null)}
        onTick={(reason) => {
          if (asked) onTick(asked.volunteerId, reason);
          setAsked(null);
        }}
      />
    </section>
  );
}

/** Who leaves has come. */
function Here({ since }: { since: string | undefined }) {
  return since !== undefined && <Badge>{m.scanner_already_in({ at: clock(since) })}</Badge>;
}

interface TickProps {
  fact: Fact | undefined;
  direction: Direction;
  name: string;
  disabled: boolean;
  onClick: () => void;
}

function Tick({ fact, direction, name, disabled, onClick }: TickProps) {
  if (fact?.disputed) return <Badge look="amber">{m.standing_disputed()}</Badge>;
  if (fact) {
    const time = clock(fact.at);
    return (
      <Badge look="pine">
        {direction === 'in' ? m.scanner_already_in({ at: time }) : m.scanner_already_out({ at: time })}
      </Badge>
    );
  }
  const label = direction === 'in' ? m.venue_in() : m.venue_out();
  return (
    <Button disabled={disabled} aria-label={`${label}: ${name}`} onClick={onClick}>
      {label}
    </Button>
  );
}
