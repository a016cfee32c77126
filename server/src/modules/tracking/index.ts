import { topic } from '#foundation/live'
import { defineModule } from '#foundation/module'
import { audiences } from './audiences.ts'
import { events } from './events.ts'
import { jobs } from './jobs.ts'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { mayJoinRoom } from './read-sharing.ts'
import { doors } from './routes.ts'
import { subscribers } from './subscribers.ts'

export { acceptPositions } from './accept-positions.ts'
export { agreeToShare, hasAgreed } from './agree-to-share.ts'
export { closeSharing } from './close-sharing.ts'
export {
  ArrivingSoon,
  GeofenceEntered,
  PresenceChanged,
  SharingClosed,
  SharingOpened,
  SharingPaused,
  SharingResumed,
} from './events.ts'
export { type CoarsePosition, latestPosition, latestPositions } from './latest-positions.ts'
export { linkToSharing } from './make-link.ts'
export { sessionsOnTimeline } from './on-timeline.ts'
export { type OpenSharing, openSharing } from './open-sharing.ts'
export { isOnline, setOnline, whoIsOnline } from './presence.ts'
export { readSharing } from './read-sharing.ts'
export { type TrackingFigures, trackingFigures } from './tracking-figures.ts'

export const trackingModule = defineModule({
  name: 'tracking',
  title: 'Tracking',
  folder: import.meta.dirname,
  needs,
  doors,
  events,
  jobs,
  subscribers,
  topics: [topic({ name: 'tracking.session', permit: mayJoinRoom })],
  audiences,
  permits,
})
