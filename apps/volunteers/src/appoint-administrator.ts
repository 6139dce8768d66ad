import 'reflect-metadata';
import { Phone } from '@liandong/contracts/common/scalars';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { runTask } from '@liandong/service-kit/run-task';
import { readSettings } from '@liandong/service-kit/settings';
import { z } from 'zod';
import { AppModule } from './app.module.js';
import { Settings } from './env.js';
import { Appointment } from './people-import/appointment.service.js';

// The first step of an installation without demonstration data: its district, and an administrator.

const wish = readSettings(
  z.object({
    /** The mobile number with which the administrator signs in. */
    ADMIN_PHONE: Phone,
    ADMIN_NAME: z.string().trim().min(1).max(40),
    /** To sign in while no one-time code can be sent; at least ten characters. Of a new person only. */
    ADMIN_PASSWORD: z.string().min(10).max(200).optional(),
    DISTRICT_NAME: z.string().trim().min(1).max(60),
    /** The first part of every organisation's path: small letters, digits and hyphens. */
    DISTRICT_CODE: z.string().regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and hyphens'),
  }),
);

await runTask(
  'appoint-administrator',
  Settings,
  (settings) => AppModule.forRoot(settings),
  async (app, report) => {
    const made = await app.get(Appointment).appoint({
      name: wish.ADMIN_NAME,
      phone: wish.ADMIN_PHONE,
      password: wish.ADMIN_PASSWORD,
      district: { name: wish.DISTRICT_NAME, code: wish.DISTRICT_CODE },
    });
    await app.get(OutboxRelay).drained();
    report(made.district ? `the district ${wish.DISTRICT_NAME} begins` : 'there is a district already');
    report(`${made.person ? wish.ADMIN_NAME : 'whoever has this phone'} is an administrator`);
  },
);
