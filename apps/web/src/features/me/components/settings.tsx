import { Language } from '@liandong/contracts/common/scalars';
import { useCallback, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { chooseLanguage } from '../../../shared/i18n/language.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { keepLanguage } from '../../../shared/session/keep-language.js';
import { useMe } from '../../../shared/session/use-session.js';
import {
  chooseLargePrint,
  chooseTheme,
  currentTheme,
  isLargePrint,
  type Theme,
} from '../../../shared/theme/appearance.js';
import { Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { NameButton } from './name-button.js';
import { SignOut } from './sign-out.js';
import './me.css';

const languageNames: Record<Language, string> = { 'zh-CN': '简体中文', en: 'English' };

/** Name, language, theme, print and the way out. */
export function Settings() {
  return (
    <Section title={m.settings()}>
      <div className="card settings">
        <NameSetting />
        <LanguageSetting />
        <ThemeSetting />
        <PrintSetting />
        <SignOut />
      </div>
    </Section>
  );
}

function NameSetting() {
  const me = useMe();
  return (
    <div className="settings__row">
      <span>{m.name_label()}</span>
      <NameButton displayName={me?.displayName ?? ''} />
    </div>
  );
}

function LanguageSetting() {
  const language = useLanguage();
  const choose = useCallback(async (chosen: Language) => {
    chooseLanguage(chosen);
    await keepLanguage(chosen);
  }, []);
  const { error, run } = useAction(choose);
  return (
    <div className="settings__row">
      <span>{m.language()}</span>
      <Segmented
        label={m.language()}
        value={language}
        options={Language.options.map((value) => ({ value, label: languageNames[value] }))}
        onChange={run}
      />
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}

function ThemeSetting() {
  const [theme, setTheme] = useState<Theme>(currentTheme);
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <div className="settings__row">
      <span>{m.theme()}</span>
      <Segmented
        label={m.theme()}
        value={theme}
        options={[
          { value: 'system', label: m.theme_system() },
          { value: 'light', label: m.theme_light() },
          { value: 'dark', label: m.theme_dark() },
        ]}
        onChange={choose}
      />
    </div>
  );
}

function PrintSetting() {
  const [large, setLarge] = useState(isLargePrint);
  const choose = (value: 'normal' | 'large') => {
    chooseLargePrint(value === 'large');
    setLarge(value === 'large');
  };
  return (
    <div className="settings__row">
      <span>{m.print()}</span>
      <Segmented
        label={m.print()}
        value={large ? 'large' : 'normal'}
        options={[
          { value: 'normal', label: m.print_normal() },
          { value: 'large', label: m.print_large() },
        ]}
        onChange={choose}
      />
    </div>
  );
}
