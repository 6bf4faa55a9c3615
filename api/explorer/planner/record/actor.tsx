/** @jsxImportSource preact */
/** An actor's record. */

import { ActorLine } from '../parts/actor-line.tsx'
import { Link, RecordLink, Swedish } from '../parts/names.tsx'
import { address, language, words } from '../state.ts'
import { kept } from '../address.ts'
import type { ActorRecord } from './document.ts'
import { Fact, LineSources, periodText, Section } from './facts.tsx'

export function ActorFacts({ of }: { readonly of: ActorRecord }) {
  const said = words.value.record
  const english = language.value === 'en'
  const aliases = [...(of.shortName && of.shortName !== of.name ? [of.shortName] : []), ...of.aliases]
  return (
    <dl>
      {english && of.nameEn && (
        <Fact name={said.inSwedish}>
          <Swedish>{of.name}</Swedish>
        </Fact>
      )}
      {!english && of.nameEn && (
        <Fact name={said.inEnglish}>
          <span lang="en">{of.nameEn}</span>
        </Fact>
      )}
      {aliases.length > 0 && (
        <Fact name={said.also}>
          <Swedish>{aliases.join(', ')}</Swedish>
        </Fact>
      )}
      <Fact name={said.since}>{periodText(of.since, of.until)}</Fact>
      <Fact name={said.services}>{of.services.map((service) => words.value.service[service]).join(', ')}</Fact>
      {of.partOf && (
        <Fact name={said.partOf}>
          <ActorLine actor={of.partOf} />
        </Fact>
      )}
      {of.municipality && of.municipality.id !== of.partOf?.id && (
        <Fact name={said.municipality}>
          <ActorLine actor={of.municipality} />
        </Fact>
      )}
      {of.replacedBy && (
        <Fact name={said.replacedBy}>
          <ActorLine actor={of.replacedBy} />
        </Fact>
      )}
      <Fact name={said.organisationNumber}>{of.organisationNumber}</Fact>
      {of.website && /^https?:/.test(of.website) && (
        <Fact name={said.website}>
          <a href={of.website} rel="noreferrer">
            {of.website.replace(/^https?:\/\//, '')}
          </a>
        </Fact>
      )}
      {of.contacts.length > 0 && (
        <Fact name={said.contacts}>
          {of.contacts.map((contact) => (
            <div key={contact.function}>
              <Swedish>{[contact.function, contact.email, contact.phone].filter(Boolean).join(', ')}</Swedish>
            </div>
          ))}
        </Fact>
      )}
    </dl>
  )
}

export function ActorLists({ of }: { readonly of: ActorRecord }) {
  const said = words.value.record
  return (
    <>
      <p class="ways">
        <Link to={{ ...kept(address.value), view: 'actor', actor: of.id, record: of.id }} class="button">
          {said.surroundings}
        </Link>
      </p>
      {of.kind === 'GROUP' && <p class="hint">{said.openSet}</p>}
      <Section name={said.responsibilities} items={of.responsibilities.edges} total={of.responsibilities.totalCount}>
        {(edge) => (
          <>
            <RecordLink id={edge.node.id}>
              <Swedish>{`${edge.node.code} ${edge.node.title}`}</Swedish>
            </RecordLink>
            <Aside qualifier={edge.qualifier} inferred={edge.inferred} period={periodText(edge.since, edge.until)} />
            <LineSources citations={edge.citations} />
          </>
        )}
      </Section>
      <Section name={said.collaborations} items={of.collaborations.edges} total={of.collaborations.totalCount}>
        {(edge) => (
          <>
            <RecordLink id={edge.node.id}>
              <Swedish>{edge.node.title}</Swedish>
            </RecordLink>
            <span class="aside">
              {[
                words.value.role[edge.role],
                words.value.status[edge.node.status],
                periodText(edge.since ?? edge.node.since, edge.until ?? edge.node.until),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <LineSources citations={edge.citations} />
          </>
        )}
      </Section>
      <Section name={said.namedIn} items={of.namedIn.edges} total={of.namedIn.totalCount}>
        {(edge) => (
          <>
            <RecordLink id={edge.node.id}>
              <Swedish>{`${edge.node.code} ${edge.node.title}`}</Swedish>
            </RecordLink>
            <Aside qualifier={edge.qualifier} />
            <LineSources citations={edge.citations} />
          </>
        )}
      </Section>
      <Section name={said.members} items={of.members?.edges ?? []} total={of.members?.totalCount ?? 0}>
        {({ node }) => <ActorLine actor={node} />}
      </Section>
      <Section name={said.parts} items={of.parts.edges} total={of.parts.totalCount}>
        {({ node }) => <ActorLine actor={node} />}
      </Section>
      <Section name={said.memberOf} items={of.memberOf}>
        {(group) => <ActorLine actor={group} />}
      </Section>
    </>
  )
}

/** What an edge says beside its ends. */
export function Aside({
  qualifier,
  inferred = false,
  period = '',
}: {
  readonly qualifier: string | null
  readonly inferred?: boolean
  readonly period?: string
}) {
  if (!qualifier && !inferred && !period) return null
  return (
    <span class="aside">
      {qualifier && <Swedish>{`”${qualifier}”`}</Swedish>}
      {inferred && ` ${words.value.record.inferred}`}
      {period && ` ${period}`}
    </span>
  )
}
