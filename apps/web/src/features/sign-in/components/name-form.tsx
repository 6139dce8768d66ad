import { m } from '../../../paraglide/messages.js';
import { NameField, useOwnName } from '../../../shared/session/own-name.js';
import { Button } from '../../../shared/ui/button.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import './sign-in.css';

/** Asks for the name at the first sign-in: leaders and certificates need one. */
export function NameForm() {
  const own = useOwnName('');
  return (
    <div className="sign-in-form">
      <div className="sign-in-form__head">
        <h1>{m.name_title()}</h1>
        <p>{m.name_lead()}</p>
      </div>
      <form className="sign-in-form__step" onSubmit={own.submit} noValidate>
        <NameField own={own} autoFocus />
        {own.error !== null && <ErrorNotice error={own.error} />}
        <Button type="submit" look="primary" wide pending={own.pending}>
          {m.name_save()}
        </Button>
      </form>
    </div>
  );
}
