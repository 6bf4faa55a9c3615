/** @jsxImportSource preact */
/** The panel with the record that is open. */

import { useEffect, useRef } from 'preact/hooks'
import { useAnswer } from '../api/answer.ts'
import { ExampleTag, nameOf, Swedish } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { Mark } from '../picture/legend.tsx'
import { address, go, language, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import { ActorFacts, ActorLists } from './actor.tsx'
import { CollaborationFacts, CollaborationLists } from './collaboration.tsx'
import { CommitmentFacts, CommitmentLists } from './commitment.tsx'
import { type AnyRecord, RECORD, type RecordAnswer } from './document.ts'
import { Sources } from './facts.tsx'
import { History } from './history.tsx'

/** `day`: that of the view beside it, so that both show the same moment. */
export function RecordPanel({ id, day }: { readonly id: string; readonly day: string | null }) {
  const said = words.value
  const asking = useAnswer<RecordAnswer>(RECORD, { id, at: momentOf({ day, known: address.value.known }) })
  const heading = useRef<HTMLHeadingElement>(null)
  const here = asking.state.value.answer?.data.node?.id === id
  useEffect(() => {
    if (here) heading.current?.focus({ preventScroll: false })
  }, [here, id])
  function close() {
    go({ record: null })
    // Back to the picture where there is one, otherwise to the view.
    const picture = document.querySelector<HTMLElement>('.choices')
    ;(picture ?? document.getElementById('content'))?.focus()
  }
  return (
    <aside
      class="panel"
      aria-label={said.record.panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <button type="button" class="close" onClick={close}>
        {said.record.close}
      </button>
      <Answered asking={asking}>
        {({ data }) =>
          data.node && 'version' in data.node ? (
            <>
              <h2 ref={heading} tabIndex={-1}>
                <Title of={data.node} />
              </h2>
              <Body of={data.node} />
            </>
          ) : (
            <Notice title={address.value.known ? said.state.notKnown : said.state.gone}>
              <p>{address.value.known ? said.state.notKnownHelp : said.state.goneHelp}</p>
            </Notice>
          )
        }
      </Answered>
    </aside>
  )
}

function Title({ of }: { readonly of: AnyRecord }) {
  if ('kind' in of) {
    const translated = language.value === 'en' && of.nameEn
    return <>{translated ? nameOf(of) : <Swedish>{of.name}</Swedish>}</>
  }
  if ('code' in of) return <Swedish>{`${of.code} ${of.title}`}</Swedish>
  if ('form' in of) return <Swedish>{of.title}</Swedish>
  const translated = language.value === 'en' && (of.titleEn ?? of.nameEn)
  const original = of.title ?? of.name
  if (translated || !original) return <>{translated || words.value.type[of.__typename]}</>
  return <Swedish>{original}</Swedish>
}

/** What kind of record it is. */
function typeOf(of: AnyRecord): string {
  const said = words.value
  if ('kind' in of) return said.kind[of.kind]
  if ('code' in of) return said.type.Commitment
  return 'form' in of ? said.type.Collaboration : said.type[of.__typename]
}

function Body({ of }: { readonly of: AnyRecord }) {
  const said = words.value
  return (
    <>
      <p class="what">
        {'kind' in of && <Mark kind={of.kind} example={of.isExample} />}
        {typeOf(of)} <ExampleTag of={of} /> {of.archived && <span class="tag">{said.record.archived}</span>}
      </p>
      {'kind' in of && (
        <>
          <ActorFacts of={of} />
          <ActorLists of={of} />
        </>
      )}
      {'code' in of && (
        <>
          <CommitmentFacts of={of} />
          <CommitmentLists of={of} />
        </>
      )}
      {'form' in of && (
        <>
          <CollaborationFacts of={of} />
          <CollaborationLists of={of} />
        </>
      )}
      <section>
        <h3>{said.record.sources}</h3>
        {of.citations.length ? <Sources citations={of.citations} /> : <p class="hint">{said.record.noSources}</p>}
      </section>
      <History of={of} />
    </>
  )
}
