/** What the page says in English of networks too large to show every actor. */

import type { groupsSv } from './sv.groups.ts'
import { pluralIn } from './plural.ts'

const plural = pluralIn('en')

export const groupsEn: typeof groupsSv = {
  groups: {
    hint: 'The network is too large to show every actor. Each ring is a group of actors with many links to each other, and the number in the ring is how many they are. Open a group to see them.',
    alone: (count) => `${plural(count, 'actor', 'actors')} without links can be seen in the table only.`,
    changed: 'Groups with changes are lit. The changes themselves are in the sentences and in the table.',
    all: 'Show all groups',
    label: (name) => `${name} and\u00a0others`,
    mark: 'Group, with its number of actors',
    line: 'Links between groups, of any kind',
    weight: 'Wider: more links.',
    name: (count) => `Network in ${plural(count, 'group', 'groups')} of actors`,
    help: 'Arrow up and down walk through the groups, Enter opens the group, plus and minus zoom, F2 shows the table.',
    size: (count) => `Group of ${plural(count, 'actor', 'actors')}`,
    near: (count) => `${plural(count, 'group', 'groups')} with links to it`,
    table: 'Groups',
    around: 'Group around',
    count: 'Actors',
    inside: 'Links within the group',
    outside: 'Links to others',
  },
}
