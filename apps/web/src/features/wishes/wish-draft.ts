import type { Wish, WishInput, WishPatch } from '@liandong/contracts/activities/wish';
import { findPersonalData } from '@liandong/rules/personal-data';

/** The form's values as they are typed. */
export interface WishDraft {
  organizationId: string;
  title: string;
  details: string;
  neededBy: string;
  contact: string;
  /** Of a wish that has one: what is left empty otherwise stays as it is. */
  removeContact: boolean;
}

export const wishFields = ['organizationId', 'title', 'details', 'neededBy', 'contact'] as const;
export type WishField = (typeof wishFields)[number];

export type WishChanges = Omit<WishPatch, 'version'>;

/** What is wrong with a value; the form has a sentence for each. */
export type WishDraftError = 'missing' | 'personalData';

export function newWishDraft(organizationId: string): WishDraft {
  return { organizationId, title: '', details: '', neededBy: '', contact: '', removeContact: false };
}

/** The contact is not taken over: whoever changes the wish may not be the one who may read it. */
export function wishDraftOf({ organizationId, title, details, neededBy }: Wish): WishDraft {
  return { ...newWishDraft(organizationId), title, details, neededBy: neededBy ?? '' };
}

export function errorsIn({ organizationId, title, details }: WishDraft): Map<WishField, WishDraftError> {
  const errors = new Map<WishField, WishDraftError>();
  if (organizationId === '') errors.set('organizationId', 'missing');
  if (title.trim() === '') errors.set('title', 'missing');
  else if (findPersonalData(title)) errors.set('title', 'personalData');
  if (findPersonalData(details)) errors.set('details', 'personalData');
  return errors;
}

export function wishInputOf({ organizationId, title, details, neededBy, contact }: WishDraft): WishInput {
  return {
    organizationId,
    title: title.trim(),
    details: details.trim(),
    neededBy: neededBy === '' ? null : neededBy,
    contact: contact.trim() === '' ? null : contact.trim(),
  };
}

export function wishChangesOf(draft: WishDraft): WishChanges {
  const { organizationId: _stays, contact, ...facts } = wishInputOf(draft);
  if (contact !== null) return { ...facts, contact };
  return draft.removeContact ? { ...facts, contact: null } : facts;
}
