/** What the picture says in words, to whoever does not see it. */

import { words } from '../state.ts'
import type { Dot, Scene } from './scene.ts'

const MOST_NAMED = 6

/** What a dot stands for, and how much it is linked to. */
function standing(dot: Dot): { what: string; links: string } {
  const said = words.value
  return dot.kind === null
    ? { what: said.groups.size(dot.count), links: said.groups.near(dot.links) }
    : { what: said.kind[dot.kind], links: said.counts.links(dot.links) }
}

/** A dot as one of the choices. */
export function choiceText(dot: Dot): string {
  const { what, links } = standing(dot)
  return [dot.label, what, ...(dot.example ? [words.value.example] : []), links].join(', ')
}

/** A dot and its neighbours, and which of the names are Swedish. */
export function dotText(scene: Scene, place: number): { text: string; swedish: string[] } {
  const said = words.value.picture
  const dot = scene.dots[place]
  if (!dot) return { text: '', swedish: [] }
  const others = [...(scene.near[place] ?? [])].flatMap((other) => scene.dots[other] ?? [])
  const near = others.map(({ label }) => label)
  const rest = near.length > MOST_NAMED ? ` ${said.more(near.length - MOST_NAMED)}` : ''
  const { what, links } = standing(dot)
  return {
    text: said.linkedWith(dot.label, what.toLowerCase(), links, near.slice(0, MOST_NAMED).join(', ') + rest),
    swedish: [dot, ...others].flatMap(({ swedish }) => swedish),
  }
}

/** The picture as a whole, and which keys it knows. */
export function pictureText({ dots, lines }: Scene): { name: string; help: string } {
  const { groups, picture, counts } = words.value
  if (dots.some(({ kind }) => kind === null)) return { name: groups.name(dots.length), help: groups.help }
  return { name: picture.name(counts.actors(dots.length), counts.links(lines.length)), help: picture.help }
}
