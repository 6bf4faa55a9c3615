/** @jsxImportSource preact */
/** A commitment's record. */

import { kept } from '../address.ts'
import { ActorLine } from '../parts/actor-line.tsx'
import { Link, Name, RecordLink, Swedish } from '../parts/names.tsx'
import { address, language, words } from '../state.ts'
import { Aside } from './actor.tsx'
import type { CommitmentRecord } from './document.ts'
import { day, Fact, LineSources, periodText, Section } from './facts.tsx'

export function CommitmentFacts({ of }: { readonly of: CommitmentRecord }) {
  const said = words.value.record
  const english = language.value === 'en'
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
      {english && of.textEn && <p>{of.textEn}</p>}
      <dl>
        <Fact name={words.value.type.Plan}>
          {english && of.plan.titleEn ? of.plan.titleEn : <Swedish>{of.plan.title}</Swedish>}
        </Fact>
        <Fact name={said.since}>{periodText(of.plan.since, of.plan.until)}</Fact>
        <Fact name={said.duty}>{words.value.duty[of.duty]}</Fact>
        {of.timing && (
          <Fact name={said.timing}>
            <Swedish>{of.timing}</Swedish>
          </Fact>
        )}
        <Fact name={said.callsFor}>{of.callsFor.map((kind) => words.value.kind[kind]).join(', ')}</Fact>
        <Names name={said.targetGroups} of={of.targetGroups} />
        <Names name={said.themes} of={of.themes} />
        <Names name={said.goals} of={of.goals} />
      </dl>
    </>
  )
}

function Names({
  name,
  of,
}: {
  readonly name: string
  readonly of: readonly { readonly id: string; readonly name: string; readonly nameEn: string | null }[]
}) {
  if (!of.length) return null
  return (
    <Fact name={name}>
      <ul class="words">
        {of.map((one) => (
          <li key={one.id}>
            <Name of={one} />
          </li>
        ))}
      </ul>
    </Fact>
  )
}

export function CommitmentLists({ of }: { readonly of: CommitmentRecord }) {
  const said = words.value.record
  const shown = { ...kept(address.value), view: 'commitment', plan: of.plan.id, commitment: of.id, record: of.id } as const
  return (
    <>
      <p class="ways">
        <Link to={shown} class="button">
          {said.showCommitment}
        </Link>
      </p>
      {!of.responsible.edges.length && <p class="hint">{said.noneResponsible}</p>}
      <Section name={said.responsible} items={of.responsible.edges} total={of.responsible.totalCount}>
        {(edge) => (
          <>
            <ActorLine actor={edge.node} />
            <Aside qualifier={edge.qualifier} inferred={edge.inferred} period={periodText(edge.since, edge.until)} />
            {edge.units.length > 0 && (
              <span class="aside">
                {said.units}{' '}
                {edge.units.map((unit, index) => (
                  <span key={unit.id}>
                    {index > 0 && ', '}
                    <RecordLink id={unit.id}>
                      <Name of={unit} />
                    </RecordLink>
                  </span>
                ))}
              </span>
            )}
            <LineSources citations={edge.citations} />
          </>
        )}
      </Section>
      <Section name={said.collaborations} items={of.collaborations.edges} total={of.collaborations.totalCount}>
        {({ node }) => (
          <>
            <RecordLink id={node.id}>
              <Swedish>{node.title}</Swedish>
            </RecordLink>
            <span class="aside">
              {[words.value.status[node.status], periodText(node.since, node.until)].filter(Boolean).join(' · ')}
            </span>
          </>
        )}
      </Section>
      <Section name={said.names} items={of.names.edges} total={of.names.totalCount}>
        {(edge) => (
          <>
            <ActorLine actor={edge.node} />
            <Aside qualifier={edge.qualifier} />
            <LineSources citations={edge.citations} />
          </>
        )}
      </Section>
      <Section name={said.followUps} items={[...of.followUps.edges].reverse()} total={of.followUps.totalCount}>
        {({ node }) => (
          <>
            <strong>{`${node.year}: ${words.value.result[node.result]}`}</strong>
            <span class="aside">
              {day(node.on)} · <Name of={node.by} />
            </span>
            {node.summary && (
              <p>
                <Swedish>{node.summary}</Swedish>
              </p>
            )}
          </>
        )}
      </Section>
      <Section name={said.considerations} items={of.considerations.edges} total={of.considerations.totalCount}>
        {({ node }) => (
          <>
            <ActorLine actor={node.candidate} />
            <span class="aside">{`${words.value.outcome[node.outcome]} · ${day(node.on) ?? ''}`}</span>
            {node.reason && (
              <p>
                <Swedish>{node.reason}</Swedish>
              </p>
            )}
          </>
        )}
      </Section>
    </>
  )
}
