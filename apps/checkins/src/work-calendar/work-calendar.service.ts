import { Injectable } from '@nestjs/common';
import { isAdministrator, type Actor } from '@liandong/contracts/common/actor';
import type { CalendarDay, WorkCalendarYear } from '@liandong/contracts/confirmations/work-calendar';
import { AppError } from '@liandong/contracts/errors/app-error';
import { announcedDays, officialCalendar, type SpecialDay } from '@liandong/rules/official-calendar';
import { yearOf, type WorkCalendar } from '@liandong/rules/working-days';
import { Clock } from '@liandong/service-kit/clock';
import { checkTexts } from '@liandong/service-kit/plain-texts';
import { DataSource, type EntityManager } from 'typeorm';
import { WorkCalendarRepository } from './work-calendar.repository.js';

/** Which days are worked: the official calendar, and what an administrator entered since. */
@Injectable()
export class WorkCalendarService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly days: WorkCalendarRepository,
    private readonly clock: Clock,
  ) {}

  async current(tx: EntityManager): Promise<WorkCalendar> {
    return officialCalendar(await this.days.findEntered(tx));
  }

  async year(year: number): Promise<WorkCalendarYear> {
    const entered = await this.days.findEntered(this.dataSource.manager);
    const days = new Map<string, CalendarDay>();
    for (const day of announcedDays(year)) days.set(day.day, { ...day, entered: false });
    for (const day of entered) if (yearOf(day.day) === year) days.set(day.day, { ...day, entered: true });
    return {
      year,
      announced: officialCalendar(entered).isAnnounced(year),
      days: [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    };
  }

  /** @throws AppError FORBIDDEN for everybody but administrators, PERSONAL_DATA_IN_TEXT */
  async enter(day: SpecialDay, actor: Actor): Promise<WorkCalendarYear> {
    if (!isAdministrator(actor)) throw new AppError('FORBIDDEN');
    checkTexts({ name: day.name });
    await this.days.enter(this.dataSource.manager, day, actor.id, this.clock.now());
    return this.year(yearOf(day.day));
  }

  /** @throws AppError FORBIDDEN for everybody but administrators */
  async remove(day: string, actor: Actor): Promise<WorkCalendarYear> {
    if (!isAdministrator(actor)) throw new AppError('FORBIDDEN');
    await this.days.remove(this.dataSource.manager, day);
    return this.year(yearOf(day));
  }
}
