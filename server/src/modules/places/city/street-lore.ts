const HARBOR = (
  'Anchor, Ballast, Bowsprit, Capstan, Chandler, Cooper, Copper, Ferry, Fishmarket, ' +
  'Halyard, Hemp, Herring, Keel, Lantern, Loft, Mast, Net, Oakum, Pilot, Quayside, Rigger, ' +
  'Ropewalk, Sailmaker, Salt, Schooner, Tar, Tallow, Whaler, Windlass, Custom House, Bell, ' +
  'Candle, Signal, Spar, Topsail, Lighter, Barrel, Cutter'
).split(', ')
const TREES = (
  'Alder, Apple, Ash, Aspen, Bayberry, Beech, Birch, Blossom, Cedar, Cherry, Chestnut, ' +
  'Cider, Clover, Cypress, Dogwood, Elder, Elm, Fern, Hawthorn, Hazel, Heather, Hemlock, ' +
  'Hickory, Holly, Hornbeam, Juniper, Larch, Laurel, Lilac, Linden, Locust, Magnolia, ' +
  'Maple, Medlar, Mulberry, Myrtle, Oak, Olive, Pear, Pine, Plum, Poplar, Quince, Rowan, ' +
  'Russet, Sassafras, Spruce, Sumac, Sycamore, Tamarack, Walnut, Willow, Wisteria, Yew'
).split(', ')
const PEOPLE = (
  'Adams, Alden, Allerton, Amory, Bartlett, Bradford, Brewster, Carver, Chase, Coffin, ' +
  'Cushman, Delano, Dyer, Eaton, Endicott, Fletcher, Gardner, Gorham, Hale, Hathaway, ' +
  'Howland, Hussey, Jenney, Kempton, Lowell, Macy, Mayhew, Merrill, Nye, Otis, Paine, ' +
  'Perry, Prince, Quincy, Ricketson, Rodman, Russell, Sampson, Sears, Shaw, Snow, Standish, ' +
  'Starbuck, Tabor, Thatcher, Tilton, Tripp, Tucker, Wadsworth, Warren, Weld, Wing, ' +
  'Winslow, Winthrop, Arnold, Bancroft, Cabot, Dwight, Everett'
).split(', ')
const MILLS = (
  'Bobbin, Carding, Cotton, Dye House, Fuller, Heddle, Loom, Shuttle, Spindle, Thread, ' +
  'Twine, Wool, Foundry, Forge, Anvil, Kiln, Sluice, Weir, Tanner, Turner, Wheelwright, ' +
  'Glass House, Granary, Brickyard, Slate, Bridge, Lock, Canal, Engine, Depot'
).split(', ')
const SHORE = (
  'Beachplum, Bluff, Breakwater, Clam, Cliff, Cormorant, Cove, Dolphin, Driftwood, Dune, ' +
  'Eelgrass, Egret, Gannet, Gull, Heron, Marsh, Mussel, Osprey, Oyster, Pebble, Periwinkle, ' +
  'Piper, Plover, Quahog, Sandpiper, Scallop, Sea Rose, Seaview, Shell, Spartina, Starfish, ' +
  'Surf, Tern, Tide, Windmill, Bayview, Lighthouse, Harbor View'
).split(', ')
const HILLS = (
  'Beacon, Boulder, Brook, Crest, Deer, Falcon, Fieldstone, Fox, Glen, Granite Hill, Hawk, ' +
  'High, Hilltop, Hollow, Ledge, Meadow, Mossy, Overlook, Owl, Partridge, Pasture, ' +
  'Pheasant, Quail, Quarry, Ridge, Rock, Spring, Stone Wall, Summit, Sunset, Thrush, ' +
  'Valley, Vista, Whippoorwill, Wren, Orchard, Old Farm, Mill Pond, Stony Brook'
).split(', ')

/** Neighbourhood → where its street names come from: its own stories first. */
export const LORE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'Old Harbor': [HARBOR, PEOPLE],
  'Market Hill': [PEOPLE, TREES],
  Millrace: [MILLS, PEOPLE],
  'Orchard Park': [TREES, HILLS],
  'South Cove': [SHORE, PEOPLE],
  Eastbank: [PEOPLE, MILLS, TREES],
  'Lantern Hill': [HILLS, TREES],
  Sandpoint: [SHORE, HARBOR],
}
/** Neighbourhood → how its streets end. */
export const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'Old Harbor': ['Lane', 'Row', 'Street', 'Alley'],
  'Market Hill': ['Street'],
  Millrace: ['Street', 'Street', 'Row'],
  'Orchard Park': ['Road', 'Drive', 'Lane', 'Circle'],
  'South Cove': ['Road', 'Lane', 'Street', 'Way'],
  Eastbank: ['Street', 'Street', 'Place'],
  'Lantern Hill': ['Road', 'Drive', 'Lane', 'Terrace'],
  Sandpoint: ['Lane', 'Way', 'Road', 'Street'],
}
/** Names of numbered streets. */
export const ORDINALS = [
  'First',
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
  'Eleventh',
  'Twelfth',
  'Thirteenth',
  'Fourteenth',
  'Fifteenth',
]
