/** @jsxImportSource preact */
/** One commitment: who answers for it, whom it names, who works on it. */

import { useEffect, useMemo } from 'preact/hooks'
import { useAnswer } from '../api/answer.ts'
import { COMMITMENT_CHOICES, COMMITMENT_VIEW } from '../api/documents.ts'
import { askEveryPage } from '../api/pages.ts'
import type { ActorNode, CommitmentNode, Listed, NetworkNode } from '../api/types.ts'
import { Name, RecordLink, Swedish } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { held } from '../picture/scene.ts'
import { address, go, language, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import { ShownNetwork } from './shown.tsx'
import type { ViewGiven } from './view.ts'

interface Edge {
  readonly node: ActorNode
  readonly qualifier: string | null
}
interface Edges {
  readonly edges: readonly Edge[]
  readonly totalCount: number
}
interface CommitmentAnswer {
  readonly commitment:
    | (CommitmentNode & {
        readonly text: string
        readonly textEn: string | null
        readonly leadIn: string | null
        readonly responsible: Edges
        readonly names: Edges
      })
    | null
  readonly network: NetworkNode
}

export function CommitmentView({ plan, told }: ViewGiven) {
  const said = words.value
  const { commitment: id } = address.value
  const choices = useAnswer<{ commitments: Listed<CommitmentNode> }>(COMMITMENT_CHOICES, { plan: plan.id }, askEveryPage)
  const asking = useAnswer<CommitmentAnswer>(
    COMMITMENT_VIEW,
    id === null ? null : { id, filter: { commitments: [id] }, at: momentOf(address.value) },
  )
  const { answer } = asking.state.value
  useEffect(() => {
    if (answer) told(answer.moments.find(({ path }) => path[0] === 'network'))
  }, [answer])
  const all = choices.state.value.answer?.data.commitments.edges ?? []
  return (
    <>
      <label class="choice wide">
        {said.choose.commitment}
        <select
          value={id ?? ''}
          onChange={(event) => {
            go({ commitment: event.currentTarget.value || null })
          }}
        >
          <option value="">{said.choose.pick}</option>
          {all.map(({ node }) => (
            <option key={node.id} value={node.id} lang="sv">
              {`${node.code} ${node.title}`}
            </option>
          ))}
        </select>
      </label>
      {id === null ? (
        <Notice title={said.choose.commitmentMissing} kind="hint" />
      ) : (
        <Answered asking={asking}>{({ data }) => <Shown data={data} example={plan.isExample} />}</Answered>
      )}
    </>
  )
}

function Shown({ data, example }: { readonly data: CommitmentAnswer; readonly example: boolean }) {
  const said = words.value
  const links = useMemo(() => held(data.network.links), [data])
  const { commitment } = data
  // Who answers alone, or is named where nobody answers, has no link and still belongs in the picture.
  const nodes = useMemo(() => {
    const all = [
      ...data.network.nodes,
      ...(commitment?.responsible.edges ?? []).map(({ node }) => node),
      ...(commitment?.names.edges ?? []).map(({ node }) => node),
    ]
    return [...new Map(all.map((node) => [node.id, node])).values()]
  }, [data])
  if (!commitment) {
    return (
      <Notice title={said.state.gone}>
        <p>{said.state.goneHelp}</p>
      </Notice>
    )
  }
  return (
    <div class="split">
      <div class="answered">
        <Wording of={commitment} />
        <p class="sentence">
          {commitment.responsible.edges.length ? (
            <>
              {`${said.record.responsible}: `}
              <Names {...commitment.responsible} />
            </>
          ) : (
            said.record.noneResponsible
          )}
          {'. '}
          <RecordLink id={commitment.id}>{said.choose.wholeRecord}</RecordLink>
        </p>
      </div>
      <div class="answered">
        {nodes.length > 0 && <ShownNetwork nodes={nodes} links={links} example={example} />}
      </div>
    </div>
  )
}

function Wording({ of }: { readonly of: NonNullable<CommitmentAnswer['commitment']> }) {
  return (
    <>
      <blockquote class="wording">
        {of.leadIn && (
          <p class="lead-in">
            <Swedish>{of.leadIn}</Swedish>
          </p>
        )}
        <p>
          <Swedish>{of.text}</Swedish>
        </p>
      </blockquote>
      {language.value === 'en' && of.textEn && <p>{of.textEn}</p>}
    </>
  )
}

interface NamesGiven {
  readonly edges: readonly { readonly node: ActorNode }[]
  /** How many there are, where those given may be fewer. */
  readonly totalCount?: number
}

export function Names({ edges, totalCount = edges.length }: NamesGiven) {
  return (
    <>
      {edges.map(({ node }, index) => (
        <span key={node.id}>
          {index > 0 && ', '}
          <RecordLink id={node.id}>
            <Name of={node} />
          </RecordLink>
        </span>
      ))}
      {totalCount > edges.length && ` ${words.value.picture.more(totalCount - edges.length)}`}
    </>
  )
}
