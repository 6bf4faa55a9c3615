/** What the planner's questions say in Swedish. */

export const questionsSv = {
  paths: {
    none: 'Ingen koppling hittades',
    noneHelp: 'De två aktörerna når inte varandra den här dagen med de slag av kopplingar som är valda.',
  },
  gaps: {
    none: 'Inga luckor hittades',
    noneHelp: 'Varje åtagande har någon som ansvarar, samverkanspart, gällande överenskommelse och uppföljning den här dagen.',
    summary: (gaps: number, touched: number, all: number) =>
      `${gaps} ${gaps === 1 ? 'lucka' : 'luckor'} den här dagen. De rör ${touched} av planens ${all} åtaganden.`,
    kinds: 'Slag av luckor',
    kind: 'Slag av lucka',
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
      `För ${year} är ${done} av ${due} uppföljningar gjorda.${overdue ? ` ${overdue} är försenade.` : ''}`,
    reading: (day: string) =>
      `Planen säger inte vilken dag uppföljningen ska vara klar. Vi räknar med ${day}; det är vår tolkning.`,
    share: 'Gjort',
    of: (done: number, due: number) => `${done} av ${due}`,
    done: 'Uppföljda',
    left: 'Återstår',
    overdue: 'Försenade',
  },
  readiness: {
    noOwner: 'Planen hör inte till någon kommun',
    summary: (ready: number, not: number, unknown: number) =>
      `Kommunen har beredskap för ${ready} av ${ready + not + unknown} verksamheter.${unknown ? ` För ${unknown} går det inte att säga, eftersom uppgifter saknas.` : ''}`,
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
