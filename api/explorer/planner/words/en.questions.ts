/** What the planner's questions say in English. */

import type { questionsSv } from './sv.questions.ts'
import { pluralIn } from './plural.ts'

const plural = pluralIn('en')

export const questionsEn: typeof questionsSv = {
  paths: {
    none: 'No connection found',
    noneHelp: 'The two actors do not reach each other on this day by the kinds of links chosen.',
  },
  gaps: {
    none: 'No gaps found',
    noneHelp: 'Each commitment has somebody responsible, a partner, an agreement in force and a follow-up on this day.',
    summary: (gaps, touched, all) => 
      `${plural(gaps, 'gap', 'gaps')} on this day. ${gaps === 1 ? 'It concerns' : 'They concern'} ${touched} of the plan’s ${plural(all, 'commitment', 'commitments')}.`,
    kinds: 'Kinds of gaps',
    kind: 'Kind of gap',
    message: 'What is missing',
    all: 'All',
    open: 'Open the record',
    rows: 'Commitments of the plan',
    partners: 'Partners',
    live: 'Ongoing collaborations',
    lastFollowUp: 'Last follow-up',
  },
  followUp: {
    none: (year) => `No follow-up is due for ${year}`,
    noneHelp: 'The plan does not hold in that year, or nobody answers for its commitments.',
    summary: (year, done, due, overdue) =>
      `For ${year}, ${done} of ${plural(due, 'follow-up', 'follow-ups')} ${done === 1 ? 'is' : 'are'} done.${overdue ? ` ${plural(overdue, 'is overdue', 'are overdue')}.` : ''}`,
    reading: (day) => `The plan names no day for the follow-up. We take ${day}; that is our reading.`,
    share: 'Share done',
    of: (done, due) => `${done} of ${due}`,
    done: 'Followed up',
    left: 'Remaining',
    overdue: 'Overdue',
  },
  readiness: {
    noOwner: 'The plan belongs to no municipality',
    summary: (ready, not, unknown) =>
      `The municipality is ready for ${ready} of ${plural(ready + not + unknown, 'service', 'services')}.${unknown ? ` For ${unknown} nobody can tell, since facts are missing.` : ''}`,
    meaning:
      'As in the national open comparison: a written agreement on collaboration, decided by management and followed up within 24 months.',
    service: 'Service',
    ready: 'Ready',
    notReady: 'Not ready',
    unknown: 'Unknown',
    followedUp: 'Followed up within 24 months',
    noCollaboration: 'No collaboration on record',
    tally: (yes, no, unknown) =>
      [`${yes} yes`, no ? `${no} no` : '', unknown ? `${unknown} unknown` : ''].filter(Boolean).join(', '),
  },
}
