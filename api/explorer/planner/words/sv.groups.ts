/** What the page says in Swedish of networks too large to show every actor. */

import { pluralIn } from './plural.ts'

const plural = pluralIn('sv')

export const groupsSv = {
  groups: {
    hint: 'Nätverket är för stort för att visa varje aktör. Varje ring är en grupp aktörer med många kopplingar till varandra, och talet i ringen är hur många de är. Öppna en grupp för att se dem.',
    alone: (count: number) =>
      `${plural(count, 'aktör', 'aktörer')} utan kopplingar visas bara i tabellen.`,
    changed: 'Grupper med ändringar är framhävda. Ändringarna själva står i meningarna och i tabellen.',
    all: 'Visa alla grupper',
    label: (name: string) => `${name} m.fl.`,
    mark: 'Grupp, med antalet aktörer',
    line: 'Kopplingar mellan grupper, oavsett typ',
    weight: 'Bredare: fler kopplingar.',
    name: (count: number) => `Nätverk i ${plural(count, 'grupp', 'grupper')} av aktörer`,
    help: 'Pil upp och ner går mellan grupperna, Enter öppnar gruppen, plus och minus zoomar, F2 visar tabellen.',
    size: (count: number) => `Grupp med ${plural(count, 'aktör', 'aktörer')}`,
    near: (count: number) => `${plural(count, 'grupp', 'grupper')} med kopplingar hit`,
    table: 'Grupper',
    around: 'Grupp kring',
    count: 'Aktörer',
    inside: 'Kopplingar inom gruppen',
    outside: 'Kopplingar till andra',
  },
}
