/** @jsxImportSource preact */
/** Everything that matches what was searched for. */

import { useAnswer } from '../api/answer.ts'
import { SUGGESTIONS } from '../api/documents.ts'
import { Link } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { Suggestion } from '../search/combobox.tsx'
import { type Found, foundIn, type SearchAnswer } from '../search/found.ts'
import { leadsTo } from '../search/opening.ts'
import { address, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'

const MOST = 100

export function SearchView() {
  const said = words.value.search
  const { text, known, day } = address.value
  const at = momentOf({ day: null, known })
  const variables = { text, kinds: ['ACTOR', 'COMMITMENT', 'COLLABORATION'], first: MOST, at }
  const asking = useAnswer<SearchAnswer>(SUGGESTIONS, text.trim() ? variables : null)
  if (!text.trim()) return <Notice title={said.empty} kind="hint" />
  return (
    <Answered asking={asking}>
      {({ data }) => (
        <>
          <Hits text={text} found={foundIn(data)} total={data.search.totalCount} />
          {(known !== null || day !== null) && <p class="hint">{said.current}</p>}
        </>
      )}
    </Answered>
  )
}

function Hits({ text, found, total }: { readonly text: string; readonly found: readonly Found[]; readonly total: number }) {
  const said = words.value
  if (!found.length) {
    return (
      <Notice title={said.search.none(text)}>
        <p>{said.search.noneHelp}</p>
      </Notice>
    )
  }
  return (
    <>
      <p class="sentence">{`${said.search.all(text)}: ${said.counts.hits(total)}`}</p>
      <ul class="hits">
        {found.map((one) => (
          <li key={one.id}>
            <Link to={leadsTo(one)}>
              <Suggestion of={one} />
            </Link>
          </li>
        ))}
        {total > MOST && <li>{said.picture.more(total - MOST)}</li>}
      </ul>
    </>
  )
}
