import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'

/** What is dragged, by its kind, so that other drags are none of our business. */
const KIND = 'ridendine.task'

/** A card that can be picked up and carried to a lane. */
export function useCardDrag(
  taskId: string,
  isOn: boolean,
): [RefObject<HTMLLIElement | null>, boolean] {
  const ref = useRef<HTMLLIElement>(null)
  const [isDragged, setDragged] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element || !isOn) return
    return draggable({
      element,
      getInitialData: () => ({ kind: KIND, taskId }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    })
  }, [taskId, isOn])
  return [ref, isDragged]
}

/** A lane that cards can be dropped on. */
export function useLaneDrop(
  onDrop: (taskId: string) => void,
): [RefObject<HTMLElement | null>, boolean] {
  const ref = useRef<HTMLElement>(null)
  const [isOver, setOver] = useState(false)
  const dropped = useEffectEvent(onDrop)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    return combine(
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['kind'] === KIND,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false)
          dropped(String(source.data['taskId']))
        },
      }),
    )
  }, [])
  return [ref, isOver]
}
