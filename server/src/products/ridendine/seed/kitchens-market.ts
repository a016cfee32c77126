import { dish, type KitchenPlan, kitchen } from './kitchen-plan.ts'

/** More kitchens of the demo, around the market. */
export const kitchensMarket: readonly KitchenPlan[] = [
  kitchen(['Addis House', 'Selam Bekele', 'day'], {
    tagline: 'One plate, many hands, injera for all',
    about:
      'Teff fermented for three days. Order the beyaynetu if it is your first time: you will taste everything.',
    cuisines: ['ethiopian', 'vegan'],
    ground: '#7a5a2a',
    dishes: [
      dish(
        ['Doro wat', 1750, 'Mains', 20],
        ['stew', '#7d2a1c'],
        'Chicken and egg in berbere and slow onions.',
        { diets: 'halal', allergens: 'eggs milk', portions: 14 },
      ),
      dish(
        ['Beyaynetu', 1690, 'Mains', 18],
        ['flatbread', '#c79a45'],
        'Seven fasting dishes on injera.',
        { diets: 'vegan vegetarian dairy_free', allergens: 'gluten mustard' },
      ),
      dish(
        ['Misir wat', 1290, 'Mains', 15],
        ['curry', '#b5452a'],
        'Red lentils, berbere, ginger.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
      dish(
        ['Kitfo', 1850, 'Mains', 12],
        ['dip', '#9a3a35'],
        'Warm minced beef, mitmita, herbed butter.',
        { diets: 'gluten_free halal', allergens: 'milk', portions: 8 },
      ),
      dish(['Injera, two', 350, 'Sides', 4], ['flatbread', '#b08a5a'], 'For those who run out.', {
        diets: 'vegan vegetarian dairy_free',
        allergens: 'gluten',
      }),
      dish(['Spiced tea', 290, 'Drinks', 3], ['drink', '#a5572f'], 'Clove, cardamom, cinnamon.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
      }),
    ],
  }),
  kitchen(['Tbilisi Corner', 'Nino Kapanadze', 'evening'], {
    tagline: 'Cheese bread first, questions later',
    about:
      'Everything from my aunt’s notebook: walnuts, tarragon, plum, and enough cheese to feel it tomorrow.',
    cuisines: ['georgian'],
    ground: '#5a2f3f',
    dishes: [
      dish(
        ['Adjaruli khachapuri', 1450, 'Breads', 18],
        ['flatbread', '#dfae4a'],
        'A boat of cheese with an egg in the middle.',
        { diets: 'vegetarian', allergens: 'gluten milk eggs' },
      ),
      dish(
        ['Khinkali, eight', 1390, 'Mains', 16],
        ['dumplings', '#e2cfae'],
        'Beef and pork, pepper, broth inside: hold by the knot.',
        { allergens: 'gluten' },
      ),
      dish(
        ['Chakapuli', 1790, 'Mains', 22],
        ['stew', '#6a8a3f'],
        'Lamb with tarragon, sour plum and white wine.',
        { diets: 'gluten_free dairy_free', allergens: 'sulphites', portions: 10 },
      ),
      dish(
        ['Badrijani', 850, 'Starters', 8],
        ['rolls', '#6b4a6a'],
        'Aubergine rolled around walnut paste.',
        { diets: 'vegan vegetarian gluten_free dairy_free', allergens: 'tree_nuts' },
      ),
      dish(
        ['Lobio', 1150, 'Mains', 12],
        ['stew', '#7a4530'],
        'Red beans in a clay pot, coriander, pickles.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
      dish(['Churchkhela', 490, 'Sweet', 2], ['cake', '#6a3a3f'], 'Walnuts in grape must.', {
        diets: 'vegan vegetarian dairy_free',
        allergens: 'tree_nuts gluten',
      }),
    ],
  }),
  kitchen(['Morning Loaf', 'Hannah Weil', 'morning'], {
    tagline: 'Out of the oven at six',
    about:
      'Sourdough, laminated things and one very good bean soup. I bake by night so that you eat by daylight.',
    cuisines: ['bakery', 'american'],
    ground: '#a06a3a',
    dishes: [
      dish(
        ['Country loaf', 890, 'Bread', 3],
        ['bread', '#b5793f'],
        'Two days of sourdough, one kilo.',
        { diets: 'vegan vegetarian dairy_free', allergens: 'gluten', portions: 20 },
      ),
      dish(['Butter croissant', 390, 'Pastry', 3], ['bread', '#d59a45'], 'Twenty-seven layers.', {
        diets: 'vegetarian',
        allergens: 'gluten milk eggs',
        portions: 40,
      }),
      dish(
        ['Morning bun', 450, 'Pastry', 3],
        ['cake', '#c07a3f'],
        'Orange zest and cardamom sugar.',
        { diets: 'vegetarian', allergens: 'gluten milk eggs', portions: 24 },
      ),
      dish(
        ['Egg and greens roll', 950, 'Breakfast', 10],
        ['bread', '#c9a45a'],
        'Soft egg, chard, mustard.',
        { diets: 'vegetarian', allergens: 'gluten eggs milk mustard' },
      ),
      dish(
        ['White bean soup', 890, 'Lunch', 8],
        ['soup', '#d0a870'],
        'Rosemary, oil, a heel of bread.',
        { diets: 'vegan vegetarian dairy_free', allergens: 'gluten celery' },
      ),
      dish(
        ['Granola and yogurt', 790, 'Breakfast', 4],
        ['salad', '#e6d8c0'],
        'Toasted oats, plum.',
        { diets: 'vegetarian', allergens: 'gluten milk tree_nuts' },
      ),
      dish(['Filter coffee', 350, 'Drinks', 4], ['drink', '#4a3428'], 'A flask for one.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
      }),
    ],
  }),
]
