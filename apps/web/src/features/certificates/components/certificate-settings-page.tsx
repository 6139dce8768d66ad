import {
  SEAL_LIMIT_KIB,
  type CertificateSettings,
} from '@liandong/contracts/certificates/certificate-settings';
import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import { FileButton } from '../../../shared/ui/file-button.js';
import { Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useCertificateSettings, useSaveCertificateSettings } from '../api/certificate-settings.js';
import { RevokeByNumber } from './revoke-by-number.js';
import './certificates.css';

/** Recording unit, name of the platform and seal, for administrators. */
export function CertificateSettingsPage() {
  const { data, isPending, error, refetch } = useCertificateSettings();
  return (
    <div className="verify">
      <BackLink to="/me">{m.nav_me()}</BackLink>
      <PageHeader title={m.certificate_settings()} lead={m.certificate_settings_lead()} />
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && <SettingsForm settings={data} />}
      <RevokeByNumber />
    </div>
  );
}

function SettingsForm({ settings }: { settings: CertificateSettings }) {
  const [platformName, setPlatformName] = useState(settings.platformName);
  const [recordingUnit, setRecordingUnit] = useState(settings.recordingUnit);
  /** undefined: as it is; null: none. */
  const [seal, setSeal] = useState<string | null>();
  const [missing, setMissing] = useState(false);
  const [unfit, setUnfit] = useState(false);
  const save = useSaveCertificateSettings();
  const toast = useToast();
  const hasSeal = seal === undefined ? settings.hasSeal : seal !== null;

  const choose = async (file: File) => {
    const fits = file.type === 'image/png' && file.size <= SEAL_LIMIT_KIB * 1_024;
    setUnfit(!fits);
    setSeal(fits ? base64Of(new Uint8Array(await file.arrayBuffer())) : undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = recordingUnit.trim() === '' || platformName.trim() === '';
    setMissing(isMissing);
    if (isMissing || unfit) return;
    save.mutate(
      { platformName, recordingUnit, ...(seal === undefined ? {} : { seal }) },
      { onSuccess: () => toast({ text: m.certificate_settings_saved() }) },
    );
  };

  return (
    <form className="card my-prints" onSubmit={submit} noValidate>
      <TextField
        label={m.certificate_shows_unit()}
        hint={m.certificate_settings_unit_hint()}
        maxLength={60}
        value={recordingUnit}
        onChange={(event) => setRecordingUnit(event.target.value)}
        error={missing ? m.certificate_settings_missing() : undefined}
      />
      <TextField
        label={m.certificate_settings_platform()}
        maxLength={40}
        value={platformName}
        onChange={(event) => setPlatformName(event.target.value)}
      />
      <fieldset>
        <legend className="field__label">{m.certificate_settings_seal()}</legend>
        <FileButton
          label={m.file_choose()}
          hint={hasSeal ? m.certificate_settings_seal_set() : m.certificate_settings_seal_hint()}
          accept="image/png"
          invalid={unfit}
          onFile={(file) => void choose(file)}
        />
        {unfit && (
          <p className="field__error" role="alert">
            {m.certificate_settings_seal_unfit({ kib: SEAL_LIMIT_KIB })}
          </p>
        )}
        {unfit && (
          <Button look="quiet" onClick={() => setUnfit(false)}>
            {m.certificate_settings_seal_keep()}
          </Button>
        )}
      </fieldset>
      {save.isError && <ErrorNotice error={save.error} />}
      <div className="certificate__actions">
        <Button type="submit" look="primary" pending={save.isPending}>
          {m.certificate_save()}
        </Button>
        {hasSeal && (
          <Button look="quiet" onClick={() => setSeal(null)}>
            {m.certificate_settings_seal_none()}
          </Button>
        )}
      </div>
    </form>
  );
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
