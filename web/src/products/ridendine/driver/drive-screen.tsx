import type { ComponentProps } from 'react'
import { Screen } from '../../../ui/index.ts'
import { OnlineToggle } from './online.tsx'

/** A screen of the driver's app: the online state stays in sight on phones (on desks it is in the bar). */
export function DriveScreen({ tools, ...rest }: ComponentProps<typeof Screen>) {
  return (
    <Screen
      {...rest}
      tools={
        <>
          {tools}
          <span className="lg:hidden">
            <OnlineToggle />
          </span>
        </>
      }
    />
  )
}
