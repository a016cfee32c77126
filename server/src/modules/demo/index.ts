import * as contract from '#contract/demo'
import { serve } from '#foundation/http'
import { defineModule } from '#foundation/module'
import { followClock } from './demo-clock.ts'
import { demoMode } from './mode.ts'
import { needs } from './needs.ts'
import { readDemo, setDemoCity, setDemoClock } from './run-demo.ts'

export { listSeeds, noteSeedBegun, noteSeedDone } from './seeds.sql.ts'

export const demoModule = defineModule({
  name: 'demo',
  title: 'The demo',
  folder: import.meta.dirname,
  needs,
  doors: [
    serve(contract.readDemo, { permit: 'public', work: readDemo }),
    serve(contract.setDemoClock, { permit: 'demo.run', work: setDemoClock }),
    serve(contract.setDemoCity, { permit: 'demo.run', work: setDemoCity }),
  ],
  permits: { founder: ['demo.run'], operator: ['demo.run'] },
  start: (house) => {
    demoMode.on = house.config.KONTOR_DEMO
    demoMode.city = house.config.KONTOR_CITY
    return followClock(house)
  },
})
