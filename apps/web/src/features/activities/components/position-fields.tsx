import { useCallback } from 'react';
import { m } from '../../../paraglide/messages.js';
import { currentPosition } from '../../../shared/device/current-position.js';
import { Button } from '../../../shared/ui/button.js';
import { CheckField, TextField } from '../../../shared/ui/field.js';
import { Notice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import type { PositionDraft } from '../activity-draft.js';

interface PositionFieldsProps {
  position: PositionDraft | null;
  error: string | undefined;
  onChange: (position: PositionDraft | null) => void;
}

const nowhere: PositionDraft = { latitude: '', longitude: '', radiusMeters: '300' };

/** Where the activity is, for those who agree to be asked. Nobody must give a position. */
export function PositionFields({ position, error, onChange }: PositionFieldsProps) {
  const radiusMeters = position?.radiusMeters ?? nowhere.radiusMeters;
  const takeMine = useCallback(async () => {
    const { latitude, longitude } = await currentPosition();
    onChange({ latitude: latitude.toFixed(5), longitude: longitude.toFixed(5), radiusMeters });
  }, [onChange, radiusMeters]);
  const { pending, error: failure, run } = useAction(takeMine);

  return (
    <fieldset className="policy-fields">
      <legend>{m.form_position()}</legend>
      <CheckField
        label={m.form_position_ask()}
        hint={m.form_position_hint()}
        checked={position !== null}
        onChange={({ target: { checked } }) => onChange(checked ? nowhere : null)}
      />
      {position !== null && (
        <>
          <Button icon="pin" pending={pending} onClick={() => void run()}>
            {m.form_position_mine()}
          </Button>
          {failure !== null && (
            <Notice look="warning">
              <p>{m.form_position_unavailable()}</p>
            </Notice>
          )}
          <div className="activity-form__pair">
            <TextField
              label={m.form_latitude()}
              inputMode="decimal"
              value={position.latitude}
              error={error}
              onChange={(event) => onChange({ ...position, latitude: event.target.value })}
            />
            <TextField
              label={m.form_longitude()}
              inputMode="decimal"
              value={position.longitude}
              onChange={(event) => onChange({ ...position, longitude: event.target.value })}
            />
          </div>
          <TextField
            label={m.form_radius()}
            inputMode="numeric"
            hint={m.form_radius_hint()}
            value={position.radiusMeters}
            onChange={(event) => onChange({ ...position, radiusMeters: event.target.value })}
          />
        </>
      )}
    </fieldset>
  );
}
