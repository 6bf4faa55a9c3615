/** @jsxImportSource preact */
/** The network as a picture, and as the list of choices that keyboards and screen readers walk through. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Marked } from '../parts/names.tsx'
import { say, words } from '../state.ts'
import { deedOf } from './keys.ts'
import { Legend } from './legend.tsx'
import type { Positions } from './layout.ts'
import { place as placeDots } from './placing.ts'
import type { Scene } from './scene.ts'
import { Stage } from './stage.ts'
import { choiceText, dotText, pictureText } from './told.ts'

interface Given {
  readonly scene: Scene
  /** Ids of what an answer is about; the rest steps back. */
  readonly lit?: ReadonlySet<string> | null
  readonly litLines?: ReadonlySet<number> | null
  readonly chosen: string | null
  readonly example: boolean
  readonly choose: (id: string) => void
}

const ZOOM = 1.35

function usePositions(scene: Scene): { positions: Positions | null; done: boolean } {
  const [found, setFound] = useState<{ scene: Scene; positions: Positions; done: boolean } | null>(null)
  useEffect(
    () =>
      placeDots(scene, ({ positions, done }) => {
        setFound({ scene, positions, done })
      }),
    [scene],
  )
  const fits = found?.scene === scene
  return { positions: fits ? found.positions : null, done: fits && found.done }
}

export function Picture({ scene, lit = null, litLines = null, chosen, example, choose }: Given) {
  const said = words.value
  const canvas = useRef<HTMLCanvasElement>(null)
  const buttons = useRef<HTMLDivElement>(null)
  const stage = useRef<Stage | null>(null)
  const [focused, setFocused] = useState<number | null>(null)
  const { positions, done } = usePositions(scene)
  const places = useMemo(() => new Map(scene.dots.map((dot, index) => [dot.id, index])), [scene])
  const latest = useRef({ scene, choose })
  latest.current = { scene, choose }

  useEffect(() => {
    if (!canvas.current || !buttons.current) return undefined
    const made = new Stage(canvas.current, buttons.current, {
      point: setFocused,
      choose: (place) => {
        const dot = latest.current.scene.dots[place]
        if (dot) latest.current.choose(dot.id)
      },
    })
    stage.current = made
    return () => {
      made.end()
    }
  }, [])
  useEffect(() => {
    setFocused(null)
  }, [scene])
  useEffect(() => {
    if (!positions) return
    stage.current?.show(scene, positions, example ? said.exampleMark : '')
    // For whoever measures the time to the first picture.
    performance.mark('picture')
  }, [scene, positions, example, said])
  useEffect(() => {
    const near = focused === null ? null : new Set([focused, ...(scene.near[focused] ?? [])])
    const given = lit && new Set([...lit].flatMap((id) => places.get(id) ?? []))
    stage.current?.see({
      lit: near ?? given,
      litLines: near ? null : litLines,
      focused,
      chosen: chosen === null ? null : (places.get(chosen) ?? null),
    })
  }, [scene, lit, litLines, focused, chosen, places])

  const names = useMemo(() => scene.dots.map((dot) => dot.label), [scene])
  function key(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const deed = deedOf(event.key, focused, names)
    if (!deed) return
    event.preventDefault()
    if (deed.do === 'focus') {
      setFocused(deed.place)
      stage.current?.reveal(deed.place)
      const { text, swedish } = dotText(scene, deed.place)
      say(text, swedish)
    } else if (deed.do === 'choose') {
      const dot = focused === null ? undefined : scene.dots[focused]
      if (dot) choose(dot.id)
    } else if (deed.do === 'clear') setFocused(null)
    else if (deed.do === 'fit') stage.current?.fit()
    else stage.current?.zoom(deed.do === 'in' ? ZOOM : 1 / ZOOM)
  }
  const { name, help } = pictureText(scene)
  return (
    <div class="picture" data-placed={done} data-actors={scene.dots.length} data-links={scene.lines.length}>
      <div class="stage">
        <canvas ref={canvas} aria-hidden="true" />
        <div
          class="choices"
          role="listbox"
          tabIndex={0}
          aria-label={name}
          aria-describedby="picture-help"
          aria-activedescendant={focused === null ? undefined : `dot-${focused}`}
          onKeyDown={key}
          onBlur={() => {
            setFocused(null)
          }}
        >
          {scene.dots.map((dot, place) => (
            <div role="option" id={`dot-${place}`} key={dot.id} aria-selected={dot.id === chosen}>
              <Marked text={choiceText(dot)} swedish={dot.swedish} />
            </div>
          ))}
        </div>
        <p id="picture-help" class="keys">
          {help}
        </p>
        <div class="zoom" ref={buttons}>
          <button type="button" aria-label={said.picture.zoomIn} onClick={() => stage.current?.zoom(ZOOM)}>
            +
          </button>
          <button type="button" aria-label={said.picture.zoomOut} onClick={() => stage.current?.zoom(1 / ZOOM)}>
            −
          </button>
          <button type="button" onClick={() => stage.current?.fit()}>
            {said.picture.fit}
          </button>
        </div>
        {!positions && <p class="arranging">{said.picture.arranging}</p>}
      </div>
      <Legend scene={scene} />
    </div>
  )
}
