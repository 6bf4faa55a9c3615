/** @jsxImportSource preact */
/** A collaboration's record, partnerships (IOP) included. */

import { ActorLine } from '../parts/actor-line.tsx'
import { RecordLink, Swedish } from '../parts/names.tsx'
import { language, words } from '../state.ts'
import { numberText } from '../words/dates.ts'
import type { CollaborationRecord } from './document.ts'
import { day, Fact, LineSources, periodText, Section, yesNo } from './facts.tsx'

export function CollaborationFacts({ of }: { readonly of: CollaborationRecord }) {
  const said = words.value.record
  const texts = [
    [said.purpose, of.purpose],
    [said.valueBase, of.valueBase],
    [said.exclusions, of.exclusions],
    [said.followUpGroup, of.followUpGroup],
    [said.registrationNumber, of.registrationNumber],
  ] as const
  return (
    <dl>
      <Fact name={said.form}>{words.value.form[of.form]}</Fact>
      <Fact name={said.status}>{words.value.status[of.status]}</Fact>
      <Fact name={said.since}>{periodText(of.since, of.until) || said.unknown}</Fact>
      <Fact name={said.noticeDate}>{day(of.noticeDate)}</Fact>
      <Fact name={said.decidedOn}>{day(of.decidedOn)}</Fact>
      {of.decidingBody && (
        <Fact name={said.decidingBody}>
          <ActorLine actor={of.decidingBody} />
        </Fact>
      )}
      <Fact name={said.written}>{yesNo(of.agreementWritten)}</Fact>
      <Fact name={said.decided}>{yesNo(of.decidedByManagement)}</Fact>
      <Fact name={said.followedUp}>{day(of.lastFollowedUpOn) ?? said.unknown}</Fact>
      {texts.map(
        ([name, text]) =>
          text && (
            <Fact key={name} name={name}>
              <Swedish>{text}</Swedish>
            </Fact>
          ),
      )}
      {of.succeeds && (
        <Fact name={said.succeeds}>
          <RecordLink id={of.succeeds.id}>
            <Swedish>{of.succeeds.title}</Swedish>
          </RecordLink>
        </Fact>
      )}
      {of.succeededBy && (
        <Fact name={said.succeededBy}>
          <RecordLink id={of.succeededBy.id}>
            <Swedish>{of.succeededBy.title}</Swedish>
          </RecordLink>
        </Fact>
      )}
    </dl>
  )
}

export function CollaborationLists({ of }: { readonly of: CollaborationRecord }) {
  const said = words.value.record
  return (
    <>
      <Section name={said.participants} items={of.participants.edges} total={of.participants.totalCount}>
        {(edge) => (
          <>
            <ActorLine actor={edge.node} />
            <span class="aside">
              {[words.value.role[edge.role], periodText(edge.since, edge.until)].filter(Boolean).join(' · ')}
            </span>
            <LineSources citations={edge.citations} />
          </>
        )}
      </Section>
      <Section name={said.commitments} items={of.commitments.edges} total={of.commitments.totalCount}>
        {({ node }) => (
          <RecordLink id={node.id}>
            <Swedish>{`${node.code} ${node.title}`}</Swedish>
          </RecordLink>
        )}
      </Section>
      <Section name={said.contributions} items={of.contributions ?? []}>
        {({ by, what }) => (
          <>
            <ActorLine actor={by} />
            <p>
              <Swedish>{what}</Swedish>
            </p>
          </>
        )}
      </Section>
      <Section name={said.funding} items={of.funding ?? []}>
        {({ year, amount, payer }) => (
          <>
            {`${year}: ${said.kronor(numberText(amount, language.value))} `}
            <ActorLine actor={payer} />
          </>
        )}
      </Section>
    </>
  )
}
