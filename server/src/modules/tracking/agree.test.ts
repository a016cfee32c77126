import { afterAll, beforeAll, expect, test } from 'vitest'
import { seconds } from '#foundation/time'
import { expectRefusal } from '#testing'
import { agreeToShare } from './agree-to-share.ts'
import { closeSharing } from './close-sharing.ts'
import { openSharing } from './open-sharing.ts'
import { readSharing } from './read-sharing.ts'
import {
  DOOR,
  fix,
  makeRoadWorld,
  newSubject,
  north,
  type RoadWorld,
  send,
} from './testing/road-world.ts'

let world: RoadWorld
beforeAll(async () => {
  world = await makeRoadWorld()
})
afterAll(() => world.close())

test('what was agreed beforehand opens with somebody else’s act, shows nothing from before, and is forgotten with the end', async () => {
  const { technician, customer, stranger } = world.people()
  const subject = newSubject()
  const wish = { subject, personId: technician.id, viewers: [customer.id], destination: DOOR }
  await expectRefusal(world.system().does(openSharing, wish), 'tracking.only_the_one_who_shares')
  await expectRefusal(
    stranger.does(agreeToShare, { subject, personId: technician.id }),
    'tracking.only_the_one_who_shares',
  )

  await technician.does(agreeToShare, { subject, personId: technician.id })
  await expectRefusal(customer.does(readSharing, { subject }), 'tracking.not_shared')
  // Agreed for one thing is not agreed for another, and not for another person.
  await expectRefusal(
    world.system().does(openSharing, { ...wish, subject: newSubject() }),
    'tracking.only_the_one_who_shares',
  )
  await expectRefusal(
    world.system().does(openSharing, { ...wish, personId: stranger.id }),
    'tracking.only_the_one_who_shares',
  )
  await world.system().does(openSharing, wish)
  expect((await customer.does(readSharing, { subject })).position).toBeNull()
  world.clock.passes(seconds(1))
  await send(world, technician, fix(world, north(900)))
  expect((await customer.does(readSharing, { subject })).position?.point).toEqual(north(900))

  await world.system().act((tx) => closeSharing(tx, subject))
  await expectRefusal(world.system().does(openSharing, wish), 'tracking.only_the_one_who_shares')
})
