import { CALENDAR_KINDS, type CalendarEntry, type Desk, todayOf } from '#access/index.ts';
import { findArea } from '#areas/index.ts';
import type { Locale, PlainDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatDate, formatMonth, formatWeekday } from '#ui/format.ts';
import { areaChoices } from '../mitra/area-choices.ts';
import { calendarQuery, type CalendarWish, KIND_WORDS, readCalendar, readWish } from './calendar-wish.ts';
import { addMonths, daysOf, isOn, readMonth } from './month.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  const today = todayOf(desk.now());
  const month = readMonth(url.searchParams.get('bulan'), today);
  const wish = readWish(url.searchParams);
  const { first, last, startsOn, days } = daysOf(month);
  const entries = await readCalendar(desk, wish, { from: first, to: last, locale });
  const active = await activeFilters(desk, wish, month);
  const to = (other: string) => calendarQuery(wish, other) || '?';
  return {
    month,
    words: formatMonth(month, locale),
    filter: [formatMonth(month, locale), ...active.map(({ value }) => value)].join(', '),
    count: entries.length,
    startsOn,
    weekdays: daysOf('2024-01')
      .days.slice(0, 7)
      .map((day) => formatWeekday(day, locale, 'short')),
    days: days.map((day) => ({
      day,
      number: Number(day.slice(8)),
      words: `${formatWeekday(day, locale)}, ${formatDate(day, locale)}`,
      isToday: day === today,
      entries: entries.filter((entry) => isOn(entry, day)).map((entry) => entryView(entry, day, locale)),
    })),
    earlier: to(addMonths(month, -1)),
    later: to(addMonths(month, 1)),
    thisMonth: month === today.slice(0, 7) ? null : to(today.slice(0, 7)),
    feed: calendarQuery(wish),
    kind: wish.kinds[0],
    inArea: wish.area,
    isOwn: wish.own,
    active,
    kinds: CALENDAR_KINDS.map((value) => ({ value, label: KIND_WORDS[value]() })),
    areas: await areaChoices(desk, wish.area === null ? [] : [wish.area]),
    isSignedIn: user !== null,
  };
};

function entryView(entry: CalendarEntry, day: PlainDate, locale: Locale) {
  const { id, kind, title, time, detail, path, late, lastDay } = entry;
  const isFirst = entry.day === day;
  return {
    ...{ id, kind, title, path },
    kindWord: KIND_WORDS[kind](),
    time: isFirst ? (time ?? null) : null,
    detail: isFirst ? (detail ?? null) : null,
    until: isFirst && lastDay !== undefined ? m.calendarUntil({ date: formatDate(lastDay, locale) }) : null,
    isLate: late === true,
  };
}

async function activeFilters(desk: Desk, wish: CalendarWish, month: string) {
  const { area, kinds } = wish;
  const [kind] = kinds;
  const found =
    area === null ? undefined : await desk.database.asActor(desk.actor, (tx) => findArea(tx, area));
  const without = (more: Partial<CalendarWish>) => calendarQuery({ ...wish, ...more }, month);
  return [
    ...(kind !== undefined
      ? [
          {
            label: m.calendarKind(),
            value: KIND_WORDS[kind](),
            removeHref: without({ kinds: [] }),
          },
        ]
      : []),
    ...(area === null
      ? []
      : [{ label: m.calendarArea(), value: found?.name ?? area, removeHref: without({ area: null }) }]),
    ...(wish.own
      ? [{ label: m.calendarOwn(), value: m.calendarOwnYes(), removeHref: without({ own: false }) }]
      : []),
  ];
}
