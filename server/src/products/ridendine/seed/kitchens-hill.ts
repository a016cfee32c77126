import { dish, type KitchenPlan, kitchen } from './kitchen-plan.ts'

/** Kitchens of the demo, on the hill; the very last three are newcomers. */
export const kitchensHill: readonly KitchenPlan[] = [
  kitchen(['Istanbul Window', 'Defne Aydın', 'day'], {
    tagline: 'Breakfast until it is supper',
    about:
      'Börek by the tray and a stew from my father’s lokanta. Tea is on the house when you leave the kettle note.',
    cuisines: ['turkish'],
    ground: '#2f6b7a',
    dishes: [
      dish(
        ['Menemen', 1090, 'Breakfast', 12],
        ['curry', '#cf5a35'],
        'Eggs, tomato, green pepper.',
        { diets: 'vegetarian gluten_free', allergens: 'eggs milk' },
      ),
      dish(
        ['Spinach börek', 890, 'Breads', 8],
        ['pie', '#b59a4a'],
        'Hand-stretched, a square of it.',
        { diets: 'vegetarian', allergens: 'gluten milk eggs', portions: 20 },
      ),
      dish(['Adana kebap', 1690, 'Grill', 18], ['grill', '#8a3f28'], 'Lamb, pul biber, lavash.', {
        diets: 'dairy_free halal',
        allergens: 'gluten',
        portions: 18,
      }),
      dish(
        ['İmam bayıldı', 1190, 'Mains', 10],
        ['stew', '#6a3a55'],
        'Aubergine, onion, a lot of oil.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
      dish(['Lentil soup', 690, 'Soups', 8], ['soup', '#d5863a'], 'Lemon, mint, chile butter.', {
        diets: 'vegetarian gluten_free',
        allergens: 'milk',
      }),
      dish(['Sütlaç', 590, 'Sweet', 4], ['cake', '#e6c58a'], 'Rice pudding, burnt top.', {
        diets: 'vegetarian gluten_free',
        allergens: 'milk',
      }),
    ],
  }),
  kitchen(['Ocean State Chowder', 'Bill Carver', 'morning'], {
    tagline: 'What the boat brought in',
    about:
      'I fished for thirty years and now I cook what my brother lands. Sold out means sold out.',
    cuisines: ['seafood', 'american'],
    ground: '#2f4f6b',
    dishes: [
      dish(
        ['Clear clam chowder', 1190, 'Soups', 10],
        ['soup', '#c9b58a'],
        'Quahogs, potato, no cream.',
        { diets: 'gluten_free dairy_free', allergens: 'molluscs celery', portions: 24 },
      ),
      dish(
        ['Lobster roll', 2690, 'Rolls', 12],
        ['bread', '#d59a5a'],
        'Warm, butter, nothing else.',
        { allergens: 'crustaceans gluten milk', portions: 12 },
      ),
      dish(
        ['Fish and potatoes', 1790, 'Mains', 18],
        ['fish', '#d0a555'],
        'Haddock, malt vinegar.',
        { diets: 'pescatarian dairy_free', allergens: 'fish gluten', portions: 18 },
      ),
      dish(
        ['Stuffed quahogs', 950, 'Starters', 12],
        ['dumplings', '#a5835a'],
        'Two, with chouriço.',
        { allergens: 'molluscs gluten celery' },
      ),
      dish(['Coleslaw', 450, 'Sides', 4], ['salad', '#c9d0a0'], 'Vinegar, not mayonnaise.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
        allergens: 'mustard',
      }),
      dish(['Coffee milk', 350, 'Drinks', 2], ['drink', '#c0a080'], 'The state drink next door.', {
        diets: 'vegetarian gluten_free',
        allergens: 'milk',
      }),
    ],
  }),
  kitchen(['Lima Limón', 'César Quispe', 'evening'], {
    tagline: 'Sharp, cold, bright',
    about:
      'Leche de tigre by the glass if you ask nicely. Everything else is potatoes, and there are four thousand kinds.',
    cuisines: ['peruvian', 'seafood'],
    ground: '#6f8a2f',
    dishes: [
      dish(
        ['Ceviche clásico', 1790, 'Cold', 10],
        ['fish', '#d5c58a'],
        'Sea bass, lime, sweet potato.',
        { diets: 'pescatarian gluten_free dairy_free', allergens: 'fish celery', portions: 14 },
      ),
      dish(
        ['Lomo saltado', 1850, 'Mains', 16],
        ['grill', '#7a4028'],
        'Beef, tomato, fries in the pan.',
        { diets: 'dairy_free', allergens: 'soy gluten', portions: 16 },
      ),
      dish(
        ['Causa limeña', 1090, 'Starters', 8],
        ['cake', '#e8c545'],
        'Yellow potato, avocado, chicken.',
        { diets: 'gluten_free', allergens: 'eggs' },
      ),
      dish(
        ['Ají de gallina', 1590, 'Mains', 18],
        ['curry', '#e0b03a'],
        'Chicken in yellow chile and walnut.',
        { allergens: 'gluten milk tree_nuts eggs' },
      ),
      dish(['Quinoa salad', 1090, 'Mains', 8], ['salad', '#c98a5a'], 'Corn, beans, mint.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
      }),
      dish(
        ['Chicha morada', 390, 'Drinks', 3],
        ['drink', '#4f1f4a'],
        'Purple corn, clove, pineapple.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
    ],
  }),
  kitchen(['Island Smoke', 'Marcia Campbell', 'always'], {
    tagline: 'Pimento wood or it is not jerk',
    about: 'Two drums in the back yard since Friday. Mild means medium, medium means hot.',
    cuisines: ['caribbean'],
    ground: '#2f7a5a',
    dishes: [
      dish(['Jerk chicken', 1590, 'Mains', 20], ['grill', '#5a2f1f'], 'A quarter, rice and peas.', {
        diets: 'gluten_free dairy_free halal',
        allergens: 'soy',
        portions: 26,
      }),
      dish(['Curry goat', 1790, 'Mains', 18], ['curry', '#b58a2f'], 'On the bone, as it must be.', {
        diets: 'gluten_free dairy_free halal',
        portions: 14,
      }),
      dish(
        ['Ackee and callaloo', 1390, 'Mains', 14],
        ['stew', '#d0b545'],
        'Without the saltfish.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
      dish(['Beef patty', 490, 'Snacks', 5], ['pie', '#d5923a'], 'Flaky, turmeric yellow.', {
        diets: 'halal',
        allergens: 'gluten',
        portions: 36,
      }),
      dish(['Festival, three', 390, 'Sides', 6], ['bread', '#d9a050'], 'Sweet fried dough.', {
        diets: 'vegetarian',
        allergens: 'gluten milk',
      }),
      dish(['Sorrel', 390, 'Drinks', 3], ['drink', '#a01f35'], 'Hibiscus, ginger.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
      }),
    ],
  }),
  kitchen(['Fez & Thyme', 'Samira Bennis', 'ahead'], {
    tagline: 'Couscous on Fridays, tagine on the others',
    about:
      'Steamed three times, rolled by hand. I cook on the days I name, for the people who asked.',
    cuisines: ['moroccan'],
    ground: '#a0522d',
    mealsPerDay: 30,
    dishes: [
      dish(
        ['Lamb tagine with prunes', 1950, 'Tagines', 45],
        ['stew', '#7a3f28'],
        'Almonds, sesame, cinnamon.',
        { diets: 'gluten_free dairy_free halal', allergens: 'tree_nuts sesame', portions: 16 },
      ),
      dish(
        ['Chicken, lemon and olives', 1750, 'Tagines', 40],
        ['stew', '#c9a03f'],
        'Preserved lemon from my own jar.',
        { diets: 'gluten_free dairy_free halal', portions: 16 },
      ),
      dish(
        ['Couscous of seven vegetables', 1590, 'Couscous', 40],
        ['rice', '#d5a555'],
        'With a bowl of broth.',
        { diets: 'vegan vegetarian dairy_free', allergens: 'gluten celery', portions: 18 },
      ),
      dish(['Zaalouk', 790, 'Salads', 10], ['dip', '#9a4a35'], 'Smoked aubergine and tomato.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
      }),
      dish(['Chebakia', 590, 'Sweet', 5], ['cake', '#b5702f'], 'Sesame, honey, orange flower.', {
        diets: 'vegetarian',
        allergens: 'gluten sesame eggs tree_nuts',
      }),
    ],
  }),
  kitchen(['Bistro Rue Verte', 'Claire Fontaine', 'evening'], {
    tagline: 'Wednesday cooking from Lyon',
    about: 'Short menu, long sauces. New here: my papers are at the desk.',
    cuisines: ['french'],
    ground: '#4f5f3f',
    dishes: [
      dish(['Bœuf bourguignon', 2150, 'Mains', 22], ['stew', '#5a2328'], 'Two days, one bottle.', {
        diets: 'gluten_free',
        allergens: 'milk celery sulphites',
        portions: 12,
      }),
      dish(['Quenelles', 1790, 'Mains', 20], ['dumplings', '#e3d3a5'], 'Pike, sauce Nantua.', {
        diets: 'pescatarian',
        allergens: 'fish crustaceans gluten eggs milk',
      }),
      dish(['Lentils of Puy', 1190, 'Mains', 12], ['stew', '#5f5a3a'], 'Mustard, shallot.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
        allergens: 'mustard sulphites',
      }),
      dish(['Tarte aux pralines', 750, 'Sweet', 5], ['pie', '#c9455a'], 'Pink, as at home.', {
        diets: 'vegetarian',
        allergens: 'gluten milk eggs tree_nuts',
      }),
    ],
  }),
  kitchen(['Manila Merienda', 'Joy Santos', 'day'], {
    tagline: 'Something small, five times a day',
    about:
      'Adobo is a method, not a recipe. I am waiting for my payouts to be set up; then I open.',
    cuisines: ['filipino'],
    ground: '#2f5f8a',
    dishes: [
      dish(['Chicken adobo', 1450, 'Mains', 18], ['stew', '#6a3f22'], 'Vinegar, soy, bay.', {
        diets: 'dairy_free',
        allergens: 'soy gluten',
      }),
      dish(['Sinigang', 1550, 'Soups', 18], ['soup', '#b5a57a'], 'Pork in tamarind broth.', {
        diets: 'gluten_free dairy_free',
        allergens: 'fish',
      }),
      dish(['Lumpia, eight', 890, 'Snacks', 10], ['rolls', '#c98f45'], 'Crisp, vinegar dip.', {
        allergens: 'gluten soy',
      }),
      dish(['Halo-halo', 790, 'Sweet', 6], ['drink', '#8a5aa5'], 'Ice, beans, ube, joy.', {
        diets: 'vegetarian gluten_free',
        allergens: 'milk',
      }),
    ],
  }),
  kitchen(['Minas Gerais', 'Beatriz Lopes', 'day'], {
    tagline: 'Cheese bread and slow beans',
    about:
      'From a farm kitchen with a wood stove to a flat with a very good pan. Still hanging curtains; opening soon.',
    cuisines: ['brazilian'],
    ground: '#3f7a3a',
    dishes: [
      dish(
        ['Feijão tropeiro', 1490, 'Mains', 16],
        ['rice', '#8a6a3a'],
        'Beans, cassava flour, sausage, greens.',
        { diets: 'gluten_free', allergens: 'eggs' },
      ),
      dish(['Moqueca', 1890, 'Mains', 22], ['curry', '#e08a3a'], 'Fish in coconut and palm oil.', {
        diets: 'pescatarian gluten_free dairy_free',
        allergens: 'fish crustaceans',
      }),
      dish(
        ['Pão de queijo, six', 650, 'Snacks', 8],
        ['bread', '#e0b55a'],
        'Cassava and cheese, hollow inside.',
        { diets: 'vegetarian gluten_free', allergens: 'milk eggs' },
      ),
      dish(['Brigadeiro, four', 490, 'Sweet', 2], ['cake', '#4a2a1f'], 'Cocoa, condensed milk.', {
        diets: 'vegetarian gluten_free',
        allergens: 'milk',
      }),
    ],
  }),
]
