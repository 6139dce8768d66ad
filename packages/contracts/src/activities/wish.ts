import { z } from 'zod';
import { DayInput, Id, Instant, line, noPersonalData } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { defineEvent } from '../wire/event.js';
import { defineRpc } from '../wire/rpc.js';

/**
 * A micro-wish 微心愿, 微诉求: posted by a community worker, claimed by one volunteer, fulfilled, and confirmed by
 * somebody else. `confirmed` and `withdrawn` are ends: with them its contact is erased.
 */
export const WishStatus = z.enum(['open', 'claimed', 'fulfilled', 'confirmed', 'withdrawn']);
export type WishStatus = z.infer<typeof WishStatus>;

export const Wish = z
  .object({
    id: Id,
    version: z.int(),
    status: WishStatus,
    organizationId: Id,
    organizationName: z.string(),
    title: z.string(),
    details: z.string(),
    neededBy: z.iso
      .date()
      .nullable()
      .meta({ description: 'the last day on which it helps, in Asia/Shanghai' }),
    hasContact: z.boolean(),
    postedBy: z.string().meta({ description: 'the name of the community worker' }),
    postedAt: Instant,
    claimedBy: z
      .string()
      .nullable()
      .meta({ description: 'the name; masked but for the claimer and those who look after the wish' }),
    claimedAt: Instant.nullable(),
    fulfilledAt: Instant.nullable(),
    fulfilNote: z.string().meta({ description: 'what the claimer says was done' }),
    confirmedBy: z.string().nullable(),
    confirmedAt: Instant.nullable(),
    returnReason: z.string().nullable().meta({ description: 'why it was opened anew, until it is claimed' }),
    withdrawReason: z.string().nullable(),
    isMine: z.boolean().meta({ description: 'claimed by the person who asks' }),
    may: z
      .object({
        edit: z.boolean(),
        withdraw: z.boolean(),
        claim: z.boolean(),
        unclaim: z.boolean(),
        fulfil: z.boolean(),
        confirm: z.boolean(),
        reopen: z.boolean(),
      })
      .meta({ description: 'what the person who asks may do now' }),
  })
  .meta({ id: 'Wish' });
export type Wish = z.infer<typeof Wish>;

/** What somebody may do with a wish. */
export type WishAct = keyof Wish['may'];

/** One wish with its contact, which only the claimer and the poster see. No other answer carries it. */
export const WishDetail = Wish.extend({
  contact: z.string().nullable().meta({ description: 'null also when it is not for the person who asks' }),
}).meta({ id: 'WishDetail' });
export type WishDetail = z.infer<typeof WishDetail>;

export const WishInput = z
  .strictObject({
    organizationId: Id.meta({ description: 'the community, within the scope of the person who posts' }),
    title: line(60).meta({ description: noPersonalData }),
    details: z.string().trim().max(1_000).default('').meta({ description: noPersonalData }),
    neededBy: DayInput.nullable().default(null),
    contact: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .nullable()
      .default(null)
      .meta({ description: 'whom to turn to: encrypted, seen by claimer and poster, erased at the end' }),
  })
  .meta({ id: 'WishInput' });
export type WishInput = z.infer<typeof WishInput>;

const Version = z.int().meta({ description: 'of the wish as it was read' });

/** A change of an open wish. */
export const WishPatch = z
  .strictObject({
    version: Version,
    title: WishInput.shape.title.optional(),
    details: z.string().trim().max(1_000).optional(),
    neededBy: DayInput.nullable().optional(),
    contact: z.string().trim().min(1).max(120).nullable().optional().meta({ description: 'null removes it' }),
  })
  .meta({ id: 'WishPatch' });
export type WishPatch = z.infer<typeof WishPatch>;

export const WishStepInput = z.strictObject({ version: Version }).meta({ id: 'WishStepInput' });

export const FulfilInput = z
  .strictObject({
    version: Version,
    note: z
      .string()
      .trim()
      .max(400)
      .default('')
      .meta({ description: `what was done, ${noPersonalData}` }),
  })
  .meta({ id: 'FulfilInput' });

export const WishReasonInput = z
  .strictObject({
    version: Version,
    reason: z.string().trim().min(1).max(200).meta({ description: noPersonalData }),
  })
  .meta({ id: 'WishReasonInput' });

export const WishQuery = PageQuery.extend({
  status: WishStatus.optional(),
  organizationId: Id.optional().meta({ description: 'of this organisation and all below it' }),
  mine: z
    .enum(['claimed', 'posted', 'managed'])
    .optional()
    .meta({ description: 'claimed or posted by the person who asks, or within their scope' }),
});
export type WishQuery = z.infer<typeof WishQuery>;

const ById = z.strictObject({ id: Id });

/** Newest first. Withdrawn ones are listed and shown only to those who look after them and to their claimer. */
export const listWishes = defineRpc({
  subject: 'activities.v1.wishes.list',
  input: WishQuery,
  output: pageOf(Wish),
  errors: ['CURSOR_INVALID', 'ORGANIZATION_NOT_FOUND'],
});

export const getWish = defineRpc({
  subject: 'activities.v1.wishes.get',
  input: ById,
  output: WishDetail,
  errors: ['WISH_NOT_FOUND'],
});

export const postWish = defineRpc({
  subject: 'activities.v1.wishes.post',
  input: WishInput,
  output: Wish,
  errors: ['FORBIDDEN', 'ORGANIZATION_NOT_FOUND', 'PERSONAL_DATA_IN_TEXT', 'WISH_DAY_PAST'],
});

const stepErrors = ['WISH_NOT_FOUND', 'FORBIDDEN', 'WISH_STATE_FORBIDS', 'WISH_CHANGED_MEANWHILE'] as const;

export const updateWish = defineRpc({
  subject: 'activities.v1.wishes.update',
  input: z.strictObject({ id: Id, patch: WishPatch }),
  output: Wish,
  errors: [...stepErrors, 'PERSONAL_DATA_IN_TEXT', 'WISH_DAY_PAST'],
});

// A step into the state that it is in already answers the wish as it is: a double tap is harmless.

/** Of several people who claim at once, one gets it; the others are told who. */
export const claimWish = defineRpc({
  subject: 'activities.v1.wishes.claim',
  input: WishStepInput.extend({ id: Id }),
  output: Wish,
  errors: ['WISH_NOT_FOUND', 'WISH_CLAIMED_ALREADY', 'WISH_STATE_FORBIDS', 'WISH_CHANGED_MEANWHILE'],
});

/** The claimer gives it back; it is open again. */
export const unclaimWish = defineRpc({
  subject: 'activities.v1.wishes.unclaim',
  input: WishStepInput.extend({ id: Id }),
  output: Wish,
  errors: stepErrors,
});

/** The claimer says that it is done. It counts when somebody else has confirmed it. */
export const fulfilWish = defineRpc({
  subject: 'activities.v1.wishes.fulfil',
  input: FulfilInput.extend({ id: Id }),
  output: Wish,
  errors: [...stepErrors, 'PERSONAL_DATA_IN_TEXT'],
});

/** Four eyes: by somebody who looks after the wish, never by its claimer. */
export const confirmWish = defineRpc({
  subject: 'activities.v1.wishes.confirm',
  input: WishStepInput.extend({ id: Id }),
  output: Wish,
  errors: [...stepErrors, 'WISH_OWN_FULFILMENT'],
});

/** Opens a wish anew that was not fulfilled, or whose claimer is silent. */
export const reopenWish = defineRpc({
  subject: 'activities.v1.wishes.reopen',
  input: WishReasonInput.extend({ id: Id }),
  output: Wish,
  errors: [...stepErrors, 'PERSONAL_DATA_IN_TEXT'],
});

export const withdrawWish = defineRpc({
  subject: 'activities.v1.wishes.withdraw',
  input: WishReasonInput.extend({ id: Id }),
  output: Wish,
  errors: [...stepErrors, 'PERSONAL_DATA_IN_TEXT'],
});

/** Somebody took a wish a step on: those whom it concerns are told. */
export const wishStepped = defineEvent({
  subject: 'evt.activities.wish-stepped.v1',
  payload: z.object({
    id: Id,
    title: z.string(),
    step: z.enum(['claim', 'unclaim', 'fulfil', 'confirm', 'reopen', 'withdraw']),
    by: Id,
    at: Instant,
    postedBy: Id,
    /** Who had claimed it before this step, or by it. */
    claimedBy: Id.nullable(),
    /** Why it was opened anew or withdrawn. */
    reason: z.string().nullable(),
  }),
});

/** A wish was fulfilled, and somebody else confirmed it: one person-time of service, without minutes. */
export const wishFulfilled = defineEvent({
  subject: 'evt.activities.wish-fulfilled.v1',
  payload: z.object({
    id: Id,
    volunteerId: Id,
    organizationPath: z.string(),
    title: z.string(),
    fulfilledAt: Instant,
    confirmedAt: Instant,
  }),
});
