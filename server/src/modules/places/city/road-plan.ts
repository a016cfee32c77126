import { curve, type Line, type XY } from './plane.ts'

/** The big roads: their own lines, drawn by hand, through the middle and around the town. */
export const ARTERIALS: readonly { name: string; speed: number; through: Line }[] = [
  {
    name: 'Old Colony Parkway',
    speed: 75,
    through: [
      [-3330, -1330],
      [-3420, -700],
      [-3330, 200],
      [-3060, 1320],
      [-2330, 2280],
      [-1150, 2840],
      [100, 2960],
      [760, 2965],
      [1800, 2870],
      [2760, 2080],
      [3330, 1380],
      [3480, 330],
      [3330, -600],
      [3010, -1330],
    ],
  },
  {
    name: 'Kings Highway',
    speed: 50,
    through: [
      [-8200, 1350],
      [-5600, 820],
      [-4300, 480],
      [-3330, 200],
      [-2200, 190],
      [-1350, -20],
      [-640, -95],
      [-150, -60],
      [420, 60],
      [930, 160],
      [1700, 330],
      [2600, 270],
      [3480, 330],
      [4700, 720],
      [6400, 560],
      [8200, 900],
    ],
  },
  {
    name: 'Commercial Street',
    speed: 40,
    through: [
      [-330, -1560],
      [-250, -1250],
      [-330, -820],
      [-345, -430],
      [-310, -80],
      [-220, 520],
      [-380, 1290],
      [-330, 2150],
      [-160, 2960],
      [-300, 4300],
      [-1000, 6200],
      [-1300, 8200],
    ],
  },
  {
    name: 'Farrier Road',
    speed: 50,
    through: [
      [-310, -80],
      [-640, 130],
      [-1180, 660],
      [-1720, 1390],
      [-2330, 2280],
      [-3200, 3560],
      [-5200, 5300],
      [-6400, 7800],
    ],
  },
  {
    name: 'South Coast Avenue',
    speed: 50,
    through: [
      [-330, -820],
      [-900, -960],
      [-1560, -1000],
      [-2250, -1230],
      [-2800, -1480],
      [-3330, -1330],
      [-4700, -1560],
      [-8200, -1900],
    ],
  },
  {
    name: 'Eastbank Avenue',
    speed: 50,
    through: [
      [1310, 2925],
      [1560, 2150],
      [1390, 1180],
      [1210, 220],
      [1380, -430],
      [1830, -900],
      [2420, -1180],
      [3010, -1330],
      [4700, -1020],
      [8200, -900],
    ],
  },
  {
    name: 'Lantern Hill Road',
    speed: 50,
    through: [
      [1210, 220],
      [1700, 960],
      [2280, 1500],
      [2760, 2080],
      [3420, 3200],
      [5200, 4700],
      [6600, 7600],
    ],
  },
  {
    name: 'Harbor Bridge Road',
    speed: 50,
    through: [
      [-345, -430],
      [-20, -400],
      [480, -380],
      [930, -420],
      [1380, -430],
      [2350, -330],
      [3330, -600],
    ],
  },
  {
    name: 'Millrace Road',
    speed: 50,
    through: [
      [-3060, 1320],
      [-2380, 1440],
      [-1720, 1390],
      [-1050, 1330],
      [-380, 1290],
      [300, 1560],
      [960, 1600],
      [1480, 1560],
      [2280, 1500],
      [3330, 1380],
    ],
  },
]

export const COLLECTORS: readonly { name: string; through: Line }[] = [
  {
    name: 'Weaver Avenue',
    through: [
      [-1560, -1000],
      [-1440, -480],
      [-1350, -20],
      [-1480, 620],
      [-1180, 1330],
    ],
  },
  {
    name: 'Tidewater Road',
    through: [
      [-2250, -1230],
      [-2330, -520],
      [-2200, 190],
      [-1960, 780],
      [-1720, 1390],
    ],
  },
  {
    name: 'Granite Street',
    through: [
      [2350, -330],
      [2600, 270],
      [2420, 940],
      [2280, 1500],
    ],
  },
]

/** The railway from the west to the old town's edge. */
export const RAILWAY: Line = curve(
  [
    [-9000, -300],
    [-6500, -420],
    [-4300, -330],
    [-3000, -250],
    [-2000, -330],
    [-1250, -560],
    [-800, -640],
    [-520, -660],
  ],
  60,
)

/** Streets along the water: from and to say which stretch of the shore, `inland` how far from it. */
export const PROMENADES: readonly {
  name: string
  bank: 'west' | 'east'
  from: XY
  to: XY
  inland: number
}[] = [
  { name: 'Harbor Walk', bank: 'west', from: [420, 160], to: [-420, -1800], inland: 62 },
  { name: 'Cove Drive', bank: 'west', from: [-1000, -1620], to: [-3050, -1960], inland: 80 },
  { name: 'River Street', bank: 'west', from: [870, 1900], to: [330, 300], inland: 70 },
  { name: 'Wharf Road', bank: 'east', from: [930, 900], to: [2250, -1500], inland: 75 },
  { name: 'Beach Road', bank: 'east', from: [3100, -1900], to: [3800, -1340], inland: 95 },
]
