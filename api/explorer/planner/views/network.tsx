/** @jsxImportSource preact */
/** The whole network of a plan. */

import { useEffect, useId, useMemo } from 'preact/hooks'
import { BASES, type Basis } from '../address.ts'
import { useAnswer } from '../api/answer.ts'
import { NETWORK_VIEW } from '../api/documents.ts'
import type { NetworkNode } from '../api/types.ts'
import { Answered, Notice } from '../parts/status.tsx'
import { held } from '../picture/scene.ts'
import { address, go, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import { ShownNetwork } from './shown.tsx'
import type { ViewGiven } from './view.ts'

/** The most that the API gives at once. */
export const MOST_LINKS = 10_000

export function NetworkView({ plan, told }: ViewGiven) {
  const { bases } = address.value
  const filter = { plan: plan.id, maxLinks: MOST_LINKS, ...(bases.length < BASES.length && { basis: bases }) }
  const asking = useAnswer<{ network: NetworkNode }>(NETWORK_VIEW, { filter, at: momentOf(address.value) })
  const { answer } = asking.state.value
  useEffect(() => {
    if (answer) told(answer.moments[0])
  }, [answer])
  return <Answered asking={asking}>{({ data }) => <Network network={data.network} example={plan.isExample} />}</Answered>
}

function Network({ network, example }: { readonly network: NetworkNode; readonly example: boolean }) {
  const links = useMemo(() => held(network.links), [network])
  const bar = (
    <>
      <BasisChooser />
      <Stats network={network} />
    </>
  )
  if (network.nodes.length) {
    return <ShownNetwork nodes={network.nodes} links={links} example={example} bar={bar} />
  }
  return (
    <>
      <div class="bar">{bar}</div>
      <NothingLinked />
    </>
  )
}

/** Nothing holds on the day; where an earlier state of the registry is asked for, that is why. */
export function NothingLinked() {
  const said = words.value.state
  const known = address.value.known !== null
  return (
    <Notice title={known ? said.notKnown : said.noNetwork}>
      <p>{known ? said.notKnownHelp : said.noNetworkHelp}</p>
    </Notice>
  )
}

/** How much is shown; where the API cut the network, that there is more. */
export function Stats({ network }: { readonly network: NetworkNode }) {
  const said = words.value
  const { nodes, truncated, links } = network
  const { counts } = said
  const distinct = (ids: readonly { readonly id: string }[]) => new Set(ids.map(({ id }) => id)).size
  return (
    <>
      <p class="stats">
        {[
          counts.actors(nodes.length),
          counts.links(links.length),
          counts.commitments(distinct(links.flatMap((link) => link.commitments))),
          counts.collaborations(distinct(links.flatMap((link) => link.collaborations))),
        ].join(' · ')}
      </p>
      {truncated && <p class="hint">{said.picture.truncated(counts.links(links.length))}</p>}
    </>
  )
}

export function BasisChooser() {
  const said = words.value
  const id = useId()
  const { bases } = address.value
  const toggled = (basis: Basis) =>
    BASES.filter((one) => (one === basis ? !bases.includes(one) : bases.includes(one)))
  return (
    <fieldset class="bases">
      <legend>{said.choose.basis}</legend>
      {BASES.map((basis) => (
        <label key={basis}>
          <input
            type="checkbox"
            aria-describedby={`${id}-${basis}`}
            checked={bases.includes(basis)}
            disabled={bases.length === 1 && bases.includes(basis)}
            onChange={() => {
              go({ bases: toggled(basis) })
            }}
          />
          {said.basis[basis]}
        </label>
      ))}
      {BASES.map((basis) => (
        <span key={basis} id={`${id}-${basis}`} hidden>
          {said.basisMeaning[basis]}
        </span>
      ))}
    </fieldset>
  )
}
