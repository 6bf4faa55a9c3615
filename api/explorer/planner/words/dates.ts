/** Days as people write them. All dates of the API are half-open: `until` is the first day on which something no longer holds. */

import type { Language } from '../address.ts'

const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const
const DAY = 86_400_000

/** So many days later (earlier, where negative). */
export function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  return new Date(date.getTime() + days * DAY).toISOString().slice(0, 10)
}

/** The last day on which something holds that ends with `until`. */
export function lastDay(until: string): string {
  return shifted(until, -1)
}

/** A day in full, as "31 december 2023". */
export function dayText(day: string, language: Language): string {
  const style = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(LOCALES[language], style).format(new Date(`${day}T00:00:00Z`))
}

/** An instant as day and time in Stockholm. */
export function instantText(instant: string, language: Language): string {
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Stockholm' } as const
  return new Intl.DateTimeFormat(LOCALES[language], style).format(new Date(instant))
}

/** A number as people write it: "1 200" in Swedish, "1,200" in English. */
export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value)
}

/** Today in Stockholm, where the registry's days begin. */
export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(now)
}

function offsetOf(instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Stockholm', timeZoneName: 'longOffset' })
  const name = parts.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT+01:00'
  return name.slice(3) || '+00:00'
}

/** The last instant of a day in Stockholm; null for a day that is not over: what will be known nobody knows. */
export function endOfDay(day: string, now: Date = new Date()): string | null {
  const text = `${day}T23:59:59.999`
  const instant = `${text}${offsetOf(new Date(`${text}Z`))}`
  return new Date(instant) < now ? instant : null
}
