/** What the views of changes and of critical actors say in English. */

import type { changeSv } from './sv.change.ts'
import { pluralIn } from './plural.ts'

const plural = pluralIn('en')
const ofThem = (count: number, all: number) => (all === 1 ? 'it' : `${count} of them`)

export const changeEn: typeof changeSv = {
  difference: {
    happened: 'What happened',
    learned: 'What we learned',
    kind: 'Kind of change',
    happenedText: (before, after) => `As it stood on ${before}, compared with ${after}.`,
    projection: 'The later day is a projection: from what is known today.',
    learnedText: (before, after, day) =>
      `What we learned about how it stood on ${day}, between the end of ${before} and ${after}.`,
    now: 'now',
    endOf: (day) => `the end of ${day}`,
    beforeDay: 'From',
    afterDay: 'To',
    order: 'The first day must come before the second.',
    summary: (added, ended, changed) =>
      `${added ? plural(added, 'link was', 'links were') : 'No link was'} added, ${ended || 'none'} ended and ${changed || 'none'} changed.`,
    truncated: 'There are more changes than that. These are the links on most commitments.',
    none: 'Nothing changed',
    noneHappened: 'The network looks the same on both days. Choose days further apart.',
    noneLearned: 'The registry learned nothing new about the network on this day. Choose a longer time.',
    gained: 'Added',
    lost: 'Ended',
    with: 'and',
  },
  critical: {
    none: 'Nothing hangs on one actor alone',
    noneHelp: 'No commitment has only one partner, and no actor alone holds parts of the network together on this day.',
    summary: (count, alone, splits) =>
      [
        `The network depends on ${plural(count, 'actor', 'actors')}.`,
        alone ? `Without ${ofThem(alone, count)} one or more commitments have no partner.` : '',
        splits ? `Without ${ofThem(splits, count)} parts of the network lose touch with each other.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    alone: 'Only partner on',
    splits: 'Holds the network together',
    without: 'Without the actor',
  },
}
