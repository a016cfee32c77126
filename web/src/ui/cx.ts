import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['hero', 'display', 'title', 'heading', 'body', 'small', 'micro'],
      shadow: ['1', '2', '3'],
    },
    classGroups: {
      'font-size': [{ text: ['hero', 'display', 'title', 'heading', 'body', 'small', 'micro'] }],
    },
  },
})

/** Join class names; a later utility wins over an earlier one of its kind. */
export function cx(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
