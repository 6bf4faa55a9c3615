/** @jsxImportSource preact */
/** One actor and whom it is linked to, some steps away. */

import { useEffect, useMemo } from 'preact/hooks'
import { BASES } from '../address.ts'
import { useAnswer } from '../api/answer.ts'
import { ACTOR_VIEW } from '../api/documents.ts'
import type { ActorNode, NetworkNode } from '../api/types.ts'
import { ActorLine } from '../parts/actor-line.tsx'
import { ExampleTag, nameOf } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { held } from '../picture/scene.ts'
import { Combobox } from '../search/combobox.tsx'
import { address, go, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import { BasisChooser, MOST_LINKS, NothingLinked } from './network.tsx'
import { ShownNetwork } from './shown.tsx'
import type { ViewGiven } from './view.ts'

interface ActorAnswer {
  readonly actor: ActorNode | null
  readonly network: NetworkNode
}

export function ActorView({ told }: ViewGiven) {
  const said = words.value
  const { actor: id, steps, bases } = address.value
  const filter = {
    actors: [id],
    within: steps,
    maxLinks: MOST_LINKS,
    ...(bases.length < BASES.length && { basis: bases }),
  }
  const asking = useAnswer<ActorAnswer>(ACTOR_VIEW, id === null ? null : { id, filter, at: momentOf(address.value) })
  const { answer } = asking.state.value
  useEffect(() => {
    if (answer) told(answer.moments.find(({ path }) => path[0] === 'network'))
  }, [answer])
  const actor = answer?.data.actor
  return (
    <>
      <div class="choices-row">
        <Combobox
          label={said.choose.actor}
          kinds={['ACTOR']}
          text={id === null ? '' : actor?.id === id ? nameOf(actor) : null}
          choose={(found) => {
            go({ actor: found.id, record: null })
          }}
        />
        <label class="choice">
          {said.choose.steps}
          <select
            value={steps}
            onChange={(event) => {
              go({ steps: Number(event.currentTarget.value) })
            }}
          >
            {[1, 2, 3].map((count) => (
              <option key={count} value={count}>
                {said.choose.stepsText(count)}
              </option>
            ))}
          </select>
        </label>
        <BasisChooser />
      </div>
      {id === null ? (
        <Notice title={said.choose.actorMissing} kind="hint" />
      ) : (
        <Answered asking={asking}>{({ data }) => <Shown data={data} />}</Answered>
      )}
    </>
  )
}

function Shown({ data: { actor, network } }: { readonly data: ActorAnswer }) {
  const said = words.value
  const links = useMemo(() => held(network.links), [network])
  if (!actor) {
    return (
      <Notice title={said.state.gone}>
        <p>{said.state.goneHelp}</p>
      </Notice>
    )
  }
  const direct = network.links.filter(({ source, target }) => source.id === actor.id || target.id === actor.id)
  return (
    <>
      <p class="sentence">
        <ActorLine actor={actor} />{' '}
        <ExampleTag of={actor} /> {said.choose.surroundings(direct.length, network.nodes.length - 1)}
      </p>
      {network.nodes.length ? (
        <ShownNetwork nodes={network.nodes} links={links} example={actor.isExample} />
      ) : (
        <NothingLinked />
      )}
    </>
  )
}
