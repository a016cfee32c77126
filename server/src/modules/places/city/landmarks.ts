import type { XY } from './plane.ts'

/** Big houses that everybody knows: name, about where, metres wide and deep. */
export const LANDMARKS: readonly { name: string; kind: string; at: XY; size: XY }[] = [
  { name: 'City Hall', kind: 'civic', at: [-520, -250], size: [58, 34] },
  { name: 'Alder Bay Station', kind: 'station', at: [-520, -620], size: [90, 24] },
  { name: 'Harbor Market Hall', kind: 'market', at: [60, -1180], size: [64, 36] },
  { name: 'Saint Luke Hospital', kind: 'hospital', at: [1560, 480], size: [96, 60] },
  { name: 'Alder Bay Public Library', kind: 'library', at: [-620, 180], size: [48, 34] },
  { name: 'Whaling Museum', kind: 'museum', at: [-120, -1420], size: [46, 30] },
  { name: 'Ferry Terminal', kind: 'ferry', at: [300, -760], size: [62, 26] },
  { name: 'Millrace High School', kind: 'school', at: [-560, 1780], size: [86, 46] },
  { name: 'Orchard Park School', kind: 'school', at: [-2050, 1080], size: [64, 40] },
  { name: 'Sandpoint School', kind: 'school', at: [2300, -820], size: [60, 38] },
  { name: 'Lantern Hill Academy', kind: 'school', at: [2050, 2080], size: [66, 40] },
  { name: 'Central Fire Station', kind: 'fire', at: [-160, 330], size: [40, 28] },
  { name: 'Eastbank Mall', kind: 'shops', at: [2700, 460], size: [130, 70] },
  { name: 'Millrace Arena', kind: 'sport', at: [300, 2250], size: [110, 80] },
  { name: 'Cove Marina', kind: 'marina', at: [-1320, -1280], size: [40, 18] },
  { name: 'Alder State College', kind: 'college', at: [-1620, 1900], size: [90, 54] },
]
