import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  ActivityInput,
  createActivity,
  publishActivity,
  type Activity,
} from '@liandong/contracts/activities/activity';
import type { Actor } from '@liandong/contracts/common/actor';
import { organizationChanged } from '@liandong/contracts/people/organization';
import { teamChanged } from '@liandong/contracts/people/team';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import type { EventDefinition } from '@liandong/contracts/wire/event';
import type { RpcDefinition } from '@liandong/contracts/wire/rpc';
import { EventConsumer } from '@liandong/messaging/event-consumer';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { SetClock } from '@liandong/service-kit/clock';
import { asking, gatewayCaller, person, type GatewayCaller } from '@liandong/testing/gateway-caller';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import { testDatabase, type TestDatabase } from '@liandong/testing/test-database';
import { testNats } from '@liandong/testing/test-nats';
import { TestPeers } from '@liandong/testing/test-peers';
import type { z } from 'zod';
import { AppModule } from '../app.module.js';
import { migrations } from '../data-source.js';

/** Nine o'clock in Nyingchi: where the clock stands when a test begins. */
export const now = new Date('2026-11-23T01:00:00.000Z');

/** An instant so many hours after `now`. */
export function inHours(hours: number): string {
  return new Date(now.getTime() + hours * 3_600_000).toISOString();
}

type Organization = z.input<typeof organizationChanged.payload>;
type Team = z.input<typeof teamChanged.payload>;

/**
 * The activities service on a database and a NATS account of its own. Real: Postgres, NATS, the whole
 * service. Not there: the gateway, and the volunteers service, whose events the tests publish.
 */
export class ActivitiesUnderTest {
  readonly clock = new SetClock();
  private running!: INestApplicationContext;

  private constructor(
    readonly database: TestDatabase,
    private readonly gateway: GatewayCaller,
    readonly bus: TestBus,
    /** Answers for the volunteers service. */
    readonly peers: TestPeers,
    private readonly natsUrl: string,
  ) {}

  static async start(): Promise<ActivitiesUnderTest> {
    const [database, nats] = await Promise.all([testDatabase('activities', { migrations }), testNats()]);
    const gateway = await gatewayCaller(nats.urlFor('gateway'));
    const bus = await testBus(nats.adminUrl);
    const peers = await TestPeers.connect(nats.adminUrl);
    const service = new ActivitiesUnderTest(database, gateway, bus, peers, nats.urlFor('activities'));
    service.clock.set(now);
    await service.boot();
    return service;
  }

  get app(): INestApplicationContext {
    return this.running;
  }

  /**
   * Starts a process of the service; for after `app.close()`.
   * @param relay `dead`: nothing leaves the outbox, as when the process dies right after each commit
   */
  async boot(relay: 'works' | 'dead' = 'works'): Promise<void> {
    const settings = {
      DATABASE_URL: this.database.runtimeUrl,
      DATABASE_POOL: 10,
      NATS_URL: this.natsUrl,
      WISH_CONTACT_KEY: Buffer.alloc(32, 3),
    };
    const building = Test.createTestingModule({ imports: [AppModule.forRoot(settings, this.clock)] });
    if (relay === 'dead') building.overrideProvider(OutboxRelay).useValue({ wake: () => undefined });
    const module = await building.compile();
    this.running = await module.init();
  }

  async stop(): Promise<void> {
    await this.running.close();
    await Promise.all([this.gateway.close(), this.bus.close(), this.peers.close()]);
    await this.database.drop();
  }

  /** Calls the service as the gateway does for this person, or for somebody who is not signed in. */
  call<Input extends z.ZodType, Output extends z.ZodType>(
    actor: Actor | null,
    definition: RpcDefinition<Input, Output>,
    input: z.input<Input>,
    more: Partial<RpcContext> = {},
  ): Promise<z.output<Output>> {
    return this.gateway.rpc.call(definition, input, asking(actor, more));
  }

  /** What a call offers this person as a stream, as JSON. */
  take(actor: Actor, offering: Parameters<GatewayCaller['take']>[0]): Promise<unknown> {
    return this.gateway.take(offering, asking(actor));
  }

  /** A team that the service has heard of. */
  async team(facts: Partial<Team> = {}): Promise<Team> {
    const team: Team = {
      id: randomUUID(),
      version: 1,
      name: '雪域老兵志愿服务队',
      organizationId: randomUUID(),
      organizationName: '尼洋街道',
      organizationPath: '/bayi/niyang/',
      ...facts,
    };
    await this.bus.publish(teamChanged, team);
    await this.caughtUp();
    return team;
  }

  /** A community that the service has heard of. */
  async community(facts: Partial<Organization> = {}): Promise<Organization> {
    const community: Organization = {
      id: randomUUID(),
      version: 1,
      kind: 'community',
      name: '滨河社区',
      path: '/bayi/niyang/binhe/',
      ...facts,
    };
    await this.bus.publish(organizationChanged, community);
    await this.caughtUp();
    return community;
  }

  /** People whom the service has heard of. */
  async people(count: number): Promise<Actor[]> {
    const people = Array.from({ length: count }, () => person(randomUUID()));
    for (const [index, { id }] of people.entries()) {
      await this.bus.publish(volunteerChanged, {
        id,
        version: 1,
        displayName: `志愿者${index + 1}`,
        language: 'zh-CN',
      });
    }
    await this.caughtUp();
    return people;
  }

  /** A draft that starts in 24 hours and lasts two. */
  draft(
    leader: Actor,
    teamId: string,
    facts: Partial<z.input<typeof ActivityInput>> = {},
  ): Promise<Activity> {
    const input = {
      teamId,
      title: '尼洋河岸线清洁行动',
      activityClass: 'environment' as const,
      place: '滨水步道入口',
      startsAt: inHours(24),
      endsAt: inHours(26),
      ...facts,
    };
    return this.call(leader, createActivity, input);
  }

  /** The same, published. */
  async open(
    leader: Actor,
    teamId: string,
    facts: Partial<z.input<typeof ActivityInput>> = {},
  ): Promise<Activity> {
    const { id } = await this.draft(leader, teamId, facts);
    return this.call(leader, publishActivity, { id });
  }

  /** What was published of an event until now, in order. */
  async published<Payload extends z.ZodType>(
    definition: EventDefinition<Payload>,
  ): Promise<z.output<Payload>[]> {
    await this.running.get(OutboxRelay).drained();
    await this.bus.caughtUp();
    return this.bus.payloadsOf(definition);
  }

  private async caughtUp(): Promise<void> {
    await this.running.get(EventConsumer).caughtUp();
  }
}

/** The leader of a team. */
export function leaderOf(team: { id: string }): Actor {
  return person(randomUUID(), { role: 'leader', teamId: team.id });
}

/** An organiser of the subtree below a path. */
export function organiserOf(organizationPath: string, id: string = randomUUID()): Actor {
  return person(id, { role: 'organiser', organizationId: randomUUID(), organizationPath });
}

/** The error code that a call answers with. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
  return 'no error';
}
