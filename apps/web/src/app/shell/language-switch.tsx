import { chooseLanguage } from '../../shared/i18n/language.js';
import { useLanguage } from '../../shared/i18n/use-language.js';
import { Button } from '../../shared/ui/button.js';

/** Names the other language in that language, so that it is found by those who need it. */
export function LanguageSwitch() {
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <Button look="quiet" lang={other} onClick={() => chooseLanguage(other)}>
      {other === 'en' ? 'English' : '简体中文'}
    </Button>
  );
}
