/** The digits of a phone number as people type or paste it: `+86 138-0000-0001`, full-width digits. */
export function normalizePhone(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/^\s*(\+|00)86/, '')
    .replace(/\D/g, '');
}

/** A mainland mobile number, the rule of the contract; kept apart from zod for the check-in page. */
export function isPhone(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone);
}
