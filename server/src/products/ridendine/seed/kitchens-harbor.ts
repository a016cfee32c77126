import { dish, type KitchenPlan, kitchen } from './kitchen-plan.ts'

/** Kitchens of the demo, by the harbor. */
export const kitchensHarbor: readonly KitchenPlan[] = [
  kitchen(['Mumbai Tiffin', 'Asha Kulkarni', 'always'], {
    tagline: 'A steel tiffin’s worth of home',
    about:
      'Four dishes change with the market, two never do. Ghee only where I say so; tell me how hot.',
    cuisines: ['indian'],
    ground: '#b5622a',
    mealsPerWindow: 18,
    mealsPerDay: 120,
    radiusMetres: 7000,
    dishes: [
      dish(
        ['Butter chicken', 1650, 'Mains', 20],
        ['curry', '#cf6a2f'],
        'Charred thigh, tomato, fenugreek.',
        { diets: 'gluten_free halal', allergens: 'milk tree_nuts', portions: 24 },
      ),
      dish(
        ['Chana masala', 1250, 'Mains', 15],
        ['curry', '#b5772f'],
        'Chickpeas, dried mango, ginger.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
      dish(
        ['Dal tadka', 1150, 'Mains', 12],
        ['curry', '#dba53f'],
        'Yellow lentils, cumin in hot oil.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
      dish(
        ['Vegetable biryani', 1450, 'Rice', 22],
        ['rice', '#d58a35'],
        'Layered, sealed, opened at the door.',
        { diets: 'vegetarian gluten_free', allergens: 'milk tree_nuts', portions: 18 },
      ),
      dish(
        ['Masala dosa', 1290, 'Breakfast', 14],
        ['flatbread', '#cf9a45'],
        'Crisp, a metre long, potato inside.',
        { diets: 'vegan vegetarian gluten_free dairy_free', allergens: 'mustard' },
      ),
      dish(['Garlic naan', 390, 'Sides', 6], ['flatbread', '#dcb070'], 'Blistered.', {
        diets: 'vegetarian',
        allergens: 'gluten milk',
      }),
      dish(['Mango lassi', 450, 'Drinks', 3], ['drink', '#f0b545'], 'Alphonso, cardamom.', {
        diets: 'vegetarian gluten_free',
        allergens: 'milk',
      }),
    ],
  }),
  kitchen(['Seoul Mom', 'Min-ji Park', 'evening'], {
    tagline: 'Banchan you would steal from the neighbour',
    about:
      'Kimchi is at least three weeks old, the rice is at most twenty minutes. Stews come bubbling, mind the lid.',
    cuisines: ['korean'],
    ground: '#8a2f3a',
    dishes: [
      dish(
        ['Bibimbap', 1490, 'Mains', 15],
        ['rice', '#c9603f'],
        'Seven vegetables, egg, gochujang.',
        { diets: 'vegetarian dairy_free', allergens: 'eggs soy sesame gluten' },
      ),
      dish(
        ['Kimchi jjigae', 1390, 'Stews', 15],
        ['soup', '#c23f2a'],
        'Old kimchi, pork belly, tofu.',
        { diets: 'dairy_free', allergens: 'soy fish crustaceans gluten' },
      ),
      dish(['Bulgogi', 1790, 'Mains', 18], ['grill', '#6a3a28'], 'Thin beef in pear and soy.', {
        diets: 'dairy_free',
        allergens: 'soy sesame gluten',
        portions: 16,
      }),
      dish(
        ['Japchae', 1350, 'Mains', 16],
        ['noodles', '#8a6a4a'],
        'Glass noodles, spinach, mushroom.',
        { diets: 'vegan vegetarian dairy_free', allergens: 'soy sesame gluten' },
      ),
      dish(
        ['Pajeon', 990, 'Starters', 12],
        ['flatbread', '#b0984a'],
        'Scallion pancake, vinegar dip.',
        { diets: 'dairy_free', allergens: 'gluten eggs soy crustaceans' },
      ),
      dish(['Five banchan', 790, 'Sides', 5], ['salad', '#a5573f'], 'What I made today.', {
        diets: 'vegan vegetarian dairy_free',
        allergens: 'soy sesame',
      }),
    ],
  }),
  kitchen(['Kofi’s Pot', 'Adaeze Obi', 'day'], {
    tagline: 'Smoke, pepper and plenty of it',
    about: 'Lagos on a Saturday. The jollof catches at the bottom on purpose; ask for the bottom.',
    cuisines: ['nigerian'],
    ground: '#b0542a',
    dishes: [
      dish(
        ['Party jollof', 1390, 'Rice', 18],
        ['rice', '#d0552a'],
        'Smoky tomato rice, plantain beside it.',
        { diets: 'vegan vegetarian gluten_free dairy_free', allergens: 'celery' },
      ),
      dish(
        ['Egusi and pounded yam', 1690, 'Mains', 22],
        ['stew', '#a58a35'],
        'Melon seed, spinach, beef.',
        { diets: 'gluten_free dairy_free', allergens: 'fish crustaceans', portions: 12 },
      ),
      dish(
        ['Suya', 1490, 'Grill', 15],
        ['grill', '#7d4528'],
        'Beef skewers, peanut and chile, raw onion.',
        { diets: 'gluten_free dairy_free halal', allergens: 'peanuts' },
      ),
      dish(['Moi moi', 690, 'Starters', 8], ['cake', '#c5793f'], 'Steamed bean cake.', {
        diets: 'gluten_free dairy_free',
        allergens: 'eggs fish',
      }),
      dish(['Pepper soup', 1250, 'Mains', 15], ['soup', '#8a4a2a'], 'Goat, calabash nutmeg.', {
        diets: 'gluten_free dairy_free halal',
      }),
      dish(['Zobo', 390, 'Drinks', 3], ['drink', '#8a1f3f'], 'Hibiscus, ginger, clove.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
      }),
    ],
  }),
  kitchen(['Chiang Mai Nights', 'Ploy Suksai', 'night'], {
    tagline: 'Open when the others sleep',
    about: 'Northern Thai food and the three dishes everybody wants at one in the morning.',
    cuisines: ['thai'],
    ground: '#3f4f7a',
    dishes: [
      dish(
        ['Khao soi', 1550, 'Noodles', 16],
        ['noodles', '#d58f35'],
        'Coconut curry noodles, crisp on top.',
        { diets: 'dairy_free', allergens: 'gluten eggs fish soy' },
      ),
      dish(
        ['Pad kra pao', 1390, 'Mains', 12],
        ['rice', '#8a4a30'],
        'Holy basil, chile, a fried egg.',
        { diets: 'dairy_free', allergens: 'fish soy eggs gluten' },
      ),
      dish(
        ['Green curry', 1490, 'Curries', 16],
        ['curry', '#7f9a45'],
        'Tofu, Thai aubergine, coconut.',
        { diets: 'vegan vegetarian gluten_free dairy_free', allergens: 'soy' },
      ),
      dish(['Som tam', 950, 'Salads', 8], ['salad', '#b5a04a'], 'Green papaya, lime, peanuts.', {
        diets: 'gluten_free dairy_free',
        allergens: 'peanuts fish crustaceans',
      }),
      dish(['Sai ua', 1150, 'Grill', 14], ['grill', '#a5623a'], 'Herb sausage with sticky rice.', {
        diets: 'gluten_free dairy_free',
        allergens: 'fish',
      }),
      dish(
        ['Mango sticky rice', 790, 'Sweet', 5],
        ['rice', '#f0c25a'],
        'When the mango is right.',
        { diets: 'vegan vegetarian gluten_free dairy_free', portions: 14 },
      ),
    ],
  }),
  kitchen(['Levant', 'Rana Khoury', 'always'], {
    tagline: 'A table of small plates',
    about:
      'Beirut breakfast at any hour, mezze after it. The bread is baked to order and puffs on the way.',
    cuisines: ['lebanese', 'vegan'],
    ground: '#4f6b3a',
    mealsPerWindow: 20,
    dishes: [
      dish(
        ['Hummus and lamb', 1190, 'Mezze', 8],
        ['dip', '#d8b57a'],
        'With pine nuts and warm butter.',
        { diets: 'gluten_free halal', allergens: 'sesame tree_nuts milk' },
      ),
      dish(['Fattoush', 890, 'Mezze', 7], ['salad', '#7f9f4a'], 'Sumac, purslane, fried bread.', {
        diets: 'vegan vegetarian dairy_free',
        allergens: 'gluten',
      }),
      dish(
        ['Moussaka b’zeit', 1090, 'Mezze', 10],
        ['stew', '#7a3f4a'],
        'Aubergine, chickpeas, tomato, cold.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
      dish(['Shish taouk', 1590, 'Grill', 18], ['grill', '#c98a4a'], 'Chicken skewers, toum.', {
        diets: 'gluten_free halal',
        allergens: 'milk eggs',
      }),
      dish(
        ['Kibbeh, six', 1150, 'Mezze', 12],
        ['dumplings', '#8a5a35'],
        'Bulgur shells, lamb and onion.',
        { diets: 'halal dairy_free', allergens: 'gluten tree_nuts' },
      ),
      dish(['Man’oushe zaatar', 590, 'Bread', 8], ['flatbread', '#8a8a3f'], 'Thyme, sesame, oil.', {
        diets: 'vegan vegetarian dairy_free',
        allergens: 'gluten sesame',
      }),
      dish(['Muhallabia', 550, 'Sweet', 3], ['cake', '#f2e2d0'], 'Milk pudding, orange blossom.', {
        diets: 'vegetarian gluten_free',
        allergens: 'milk tree_nuts',
      }),
    ],
  }),
  kitchen(['Pierogi Works', 'Kasia Nowak', 'day'], {
    tagline: 'Folded by the hundred',
    about: 'Three fillings a day, fried or boiled. My freezer is empty because you eat them.',
    cuisines: ['polish'],
    ground: '#5f6f8a',
    dishes: [
      dish(
        ['Pierogi ruskie, ten', 1290, 'Pierogi', 14],
        ['dumplings', '#ead9b5'],
        'Potato, curd cheese, fried onion.',
        { diets: 'vegetarian', allergens: 'gluten milk eggs', portions: 30 },
      ),
      dish(
        ['Pierogi z mięsem, ten', 1390, 'Pierogi', 14],
        ['dumplings', '#d5b58a'],
        'Braised beef and pork.',
        { allergens: 'gluten eggs celery', portions: 24 },
      ),
      dish(['Żurek', 990, 'Soups', 10], ['soup', '#d8c8a0'], 'Sour rye, sausage, egg.', {
        allergens: 'gluten eggs milk celery mustard',
      }),
      dish(
        ['Barszcz', 850, 'Soups', 10],
        ['soup', '#9a1f3f'],
        'Clear beetroot with mushroom ears.',
        { diets: 'vegetarian', allergens: 'gluten celery' },
      ),
      dish(
        ['Bigos', 1450, 'Mains', 15],
        ['stew', '#7a5a35'],
        'Cabbage, three meats, plum, a day old.',
        { diets: 'dairy_free gluten_free', allergens: 'sulphites' },
      ),
      dish(['Szarlotka', 590, 'Sweet', 4], ['pie', '#c5924a'], 'Apple cake, still warm.', {
        diets: 'vegetarian',
        allergens: 'gluten milk eggs',
      }),
    ],
  }),
]
