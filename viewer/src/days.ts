// Days as numbers since 1970-01-01, and how people write them.

const DAY = 86_400_000;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The number of an ISO day; `NaN` for anything else. */
export function dayOf(text: unknown): number {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return NaN;
  return Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
}

/** The ISO day of a number. */
export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Year, month from 0, day of the month. */
export function partsOf(day: number): [number, number, number] {
  const date = new Date(day * DAY);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
}

/** The number of a year, a month from 0 and a day of the month. */
export function dayAt(year: number, month: number, day = 1): number {
  return Math.round(Date.UTC(year, month, day) / DAY);
}

/** "4 Oct 2020". */
export function shown(day: number): string {
  const [year, month, date] = partsOf(day);
  return `${date} ${MONTHS[month]} ${year}`;
}

/** "4 Oct 2020", "1–20 Oct 2020", "28 Sep – 2 Oct 2020". */
export function shownSpan(from: number, to: number): string {
  if (from === to || Number.isNaN(to)) return shown(from);
  const [a, b] = [partsOf(from), partsOf(to)];
  if (a[0] !== b[0]) return `${shown(from)} – ${shown(to)}`;
  if (a[1] !== b[1]) return `${a[2]} ${MONTHS[a[1]]} – ${shown(to)}`;
  return `${a[2]}–${shown(to)}`;
}

/** A unit of time that steps and bars have. */
export type Unit = "day" | "week" | "month" | "quarter" | "year";

/** The first day of the unit that holds a day; weeks begin on Monday. */
export function startOf(day: number, unit: Unit): number {
  const [year, month] = partsOf(day);
  switch (unit) {
    case "day":
      return day;
    case "week":
      return day - ((((day + 3) % 7) + 7) % 7);
    case "month":
      return dayAt(year, month);
    case "quarter":
      return dayAt(year, month - (month % 3));
    case "year":
      return dayAt(year, 0);
  }
}

/** The first day of the unit `steps` after the one that begins on `start`. */
export function after(start: number, unit: Unit, steps = 1): number {
  const [year, month, date] = partsOf(start);
  switch (unit) {
    case "day":
      return start + steps;
    case "week":
      return start + 7 * steps;
    case "month":
      return Math.min(dayAt(year, month + steps, date), dayAt(year, month + steps + 1) - 1);
    case "quarter":
      return dayAt(year, month + 3 * steps);
    case "year":
      return dayAt(year + steps, month);
  }
}

/** How a bar of the unit is called. */
export function barName(start: number, unit: Unit): string {
  const [year, month] = partsOf(start);
  switch (unit) {
    case "day":
      return shown(start);
    case "week":
      return shownSpan(start, start + 6);
    case "month":
      return `${MONTHS[month]} ${year}`;
    case "quarter":
      return `Q${month / 3 + 1} ${year}`;
    case "year":
      return String(year);
  }
}
