/** What the planner's questions say in Swedish. */

import { pluralIn } from './plural.ts'

const plural = pluralIn('sv')

export const questionsSv = {
  paths: {
    none: 'Ingen koppling hittades',
    noneHelp: 'De två aktörerna når inte varandra den här dagen med de typer av kopplingar som är valda.',
  },
  gaps: {
    none: 'Inga luckor hittades',
    noneHelp: 'Varje åtagande har någon som ansvarar, samverkanspart, gällande överenskommelse och uppföljning den här dagen.',
    summary: (gaps: number, touched: number, all: number) =>
      `${plural(gaps, 'lucka', 'luckor')} den här dagen. ${gaps === 1 ? 'Den' : 'De'} rör ${touched} av planens ${plural(all, 'åtagande', 'åtaganden')}.`,
    kinds: 'Typ av luckor',
    kind: 'Typ av lucka',
    message: 'Vad som saknas',
    all: 'Alla',
    open: 'Öppna posten',
    rows: 'Planens åtaganden',
    partners: 'Samverkansparter',
    live: 'Pågående samarbeten',
    lastFollowUp: 'Senaste uppföljning',
  },
  followUp: {
    none: (year: number) => `Ingen uppföljning ska göras för ${year}`,
    noneHelp: 'Planen gäller inte det året, eller så svarar ingen för dess åtaganden.',
    summary: (year: number, done: number, due: number, overdue: number) =>
      `För ${year} är ${done} av ${plural(due, 'uppföljning', 'uppföljningar')} ${done === 1 ? 'gjord' : 'gjorda'}.${overdue ? ` ${plural(overdue, 'är försenad', 'är försenade')}.` : ''}`,
    reading: (day: string) =>
      `Planen säger inte vilken dag uppföljningen ska vara klar. Vi räknar med den ${day}; det är vår tolkning.`,
    share: 'Gjort',
    of: (done: number, due: number) => `${done} av ${due}`,
    done: 'Uppföljda',
    left: 'Återstår',
    overdue: 'Försenade',
  },
  readiness: {
    noOwner: 'Planen hör inte till någon kommun',
    summary: (ready: number, not: number, unknown: number) =>
      `Kommunen har beredskap för ${ready} av ${plural(ready + not + unknown, 'verksamhet', 'verksamheter')}.${unknown ? ` För ${unknown} går det inte att säga, eftersom uppgifter saknas.` : ''}`,
    meaning:
      'Som i Socialstyrelsens öppna jämförelser: en skriftlig överenskommelse om samverkan, beslutad av ledningen och uppföljd inom 24 månader.',
    service: 'Verksamhet',
    ready: 'Beredskap finns',
    notReady: 'Beredskap saknas',
    unknown: 'Okänt',
    followedUp: 'Uppföljd inom 24 månader',
    noCollaboration: 'Ingen samverkan registrerad',
    tally: (yes: number, no: number, unknown: number) =>
      [`${yes} ja`, no ? `${no} nej` : '', unknown ? `${unknown} okänt` : ''].filter(Boolean).join(', '),
  },
}
