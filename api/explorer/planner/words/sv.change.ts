/** What the views of changes and of critical actors say in Swedish. */

import { pluralIn } from './plural.ts'

const plural = pluralIn('sv')
const ofThem = (count: number, all: number) => (all === 1 ? 'den' : `${count} av dem`)

export const changeSv = {
  difference: {
    happened: 'Vad som hände',
    learned: 'Vad vi fick veta',
    kind: 'Typ av ändring',
    happenedText: (before: string, after: string) => `Läget den ${before} jämfört med läget den ${after}.`,
    projection: 'Det senare läget är en framskrivning: det bygger på det som är känt i dag.',
    learnedText: (before: string, after: string, day: string) =>
      `Vad vi fick veta om läget den ${day} mellan slutet av den ${before} och ${after}.`,
    now: 'nu',
    endOf: (day: string) => `slutet av den ${day}`,
    beforeDay: 'Från den',
    afterDay: 'Till den',
    order: 'Den första dagen måste komma före den andra.',
    summary: (added: number, ended: number, changed: number) =>
      `${added ? plural(added, 'koppling', 'kopplingar') : 'Ingen koppling'} tillkom, ${ended || 'ingen'} upphörde och ${changed || 'ingen'} ändrades.`,
    truncated: 'Ändringarna är fler än så. Här visas de kopplingar som rör flest åtaganden.',
    none: 'Ingenting ändrades',
    noneHappened: 'Nätverket ser likadant ut båda dagarna. Välj dagar längre ifrån varandra.',
    noneLearned: 'Registret fick inte veta något nytt om nätverket den här dagen. Välj en längre tid.',
    gained: 'Tillkom',
    lost: 'Upphörde',
    with: 'och',
  },
  critical: {
    none: 'Inget står och faller med en enda aktör',
    noneHelp: 'Inget åtagande har bara en samverkanspart, och ingen aktör håller ensam ihop delar av nätverket den här dagen.',
    summary: (count: number, alone: number, splits: number) =>
      [
        `Nätverket är beroende av ${plural(count, 'aktör', 'aktörer')}.`,
        alone ? `Utan ${ofThem(alone, count)} står ett eller flera åtaganden utan samverkanspart.` : '',
        splits ? `Utan ${ofThem(splits, count)} tappar delar av nätverket kontakten med varandra.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    alone: 'Ensam samverkanspart om',
    splits: 'Håller ihop nätverket',
    without: 'Utan aktören',
  },
}
