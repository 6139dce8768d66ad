import { m } from '../../paraglide/messages.js';

/** The official holidays by their Chinese names, as the calendar has them. */
const names: Readonly<Record<string, () => string>> = {
  元旦: m.holiday_new_year,
  春节: m.holiday_spring_festival,
  清明: m.holiday_qingming,
  劳动节: m.holiday_labour_day,
  端午: m.holiday_dragon_boat,
  中秋: m.holiday_mid_autumn,
  国庆节: m.holiday_national_day,
};

/** The name of a holiday in the language of the page; one that somebody entered stays as it was written. */
export function holidayName(name: string): string {
  return names[name]?.() ?? name;
}
