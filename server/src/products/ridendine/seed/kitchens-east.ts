import { dish, type KitchenPlan, kitchen } from './kitchen-plan.ts'

/** Kitchens of the demo; the very first is Ana's. */
export const kitchensEast: readonly KitchenPlan[] = [
  kitchen(['Ana’s Table', 'Ana Duarte', 'always'], {
    tagline: 'Lisbon Sundays, any day of the week',
    about:
      'My grandmother cooked for a fishing crew in Setúbal, and I still cook in her quantities. Everything is made the morning you eat it: the stock, the piri-piri, the custard. If something is missing from your plate, tell me and I will put it right.',
    cuisines: ['portuguese', 'seafood'],
    ground: '#2f5d62',
    mealsPerWindow: 12,
    mealsPerDay: 90,
    radiusMetres: 8000,
    dishes: [
      dish(
        ['Caldo verde', 950, 'Starters', 12],
        ['soup', '#7a9a4a'],
        'Potato and kale soup with a slice of chouriço and a thread of olive oil.',
        { diets: 'gluten_free dairy_free', allergens: 'sulphites' },
      ),
      dish(
        ['Bacalhau à Brás', 1950, 'Mains', 25],
        ['rice', '#e0b554'],
        'Salt cod folded into matchstick potatoes and soft egg, black olives on top.',
        { diets: 'pescatarian gluten_free', allergens: 'fish eggs', portions: 14 },
      ),
      dish(
        ['Frango piri-piri', 1790, 'Mains', 30],
        ['grill', '#b4451f'],
        'Half a chicken, flattened, grilled over coals and brushed with my own piri-piri.',
        { diets: 'gluten_free dairy_free halal', portions: 18 },
      ),
      dish(
        ['Arroz de marisco', 2350, 'Mains', 32],
        ['stew', '#c9592a'],
        'Brothy rice with prawns, clams and mussels, coriander and a little heat.',
        {
          diets: 'pescatarian gluten_free dairy_free',
          allergens: 'crustaceans molluscs celery',
          portions: 10,
        },
      ),
      dish(
        ['Feijoada de legumes', 1490, 'Mains', 22],
        ['stew', '#8a3f2a'],
        'White beans, pumpkin, cabbage and smoked paprika, cooked slowly until it coats the spoon.',
        { diets: 'vegan vegetarian gluten_free dairy_free', allergens: 'celery' },
      ),
      dish(
        ['Salada de polvo', 1250, 'Starters', 10],
        ['salad', '#a4485a'],
        'Octopus, red onion and parsley in vinegar and oil.',
        {
          diets: 'pescatarian gluten_free dairy_free',
          allergens: 'molluscs sulphites',
          portions: 8,
        },
      ),
      dish(
        ['Pão com chouriço', 520, 'Sides', 8],
        ['bread', '#c88a4a'],
        'A warm roll with chouriço baked into it.',
        { allergens: 'gluten sulphites' },
      ),
      dish(
        ['Pastéis de nata, three', 780, 'Sweet', 6],
        ['pie', '#e8b23f'],
        'Flaky, scorched on top, cinnamon in a twist of paper beside them.',
        { diets: 'vegetarian', allergens: 'gluten eggs milk', portions: 24 },
      ),
      dish(
        ['Ginger lemonade', 390, 'Drinks', 3],
        ['drink', '#e9d36b'],
        'Lemon, ginger, a pinch of salt. Not too sweet.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
    ],
  }),
  kitchen(['Saffron & Sumac', 'Leila Farahani', 'day'], {
    tagline: 'Persian stews that need an afternoon',
    about:
      'Herbs by the armful, rice with a crust worth arguing about. I cook three stews a day and stop when the pots are empty.',
    cuisines: ['persian'],
    ground: '#6b3f5d',
    mealsPerWindow: 10,
    dishes: [
      dish(
        ['Ghormeh sabzi', 1690, 'Mains', 20],
        ['stew', '#4c6b35'],
        'Beef, kidney beans and dried lime under a kilo of herbs.',
        { diets: 'gluten_free dairy_free halal', portions: 16 },
      ),
      dish(
        ['Fesenjan', 1790, 'Mains', 20],
        ['stew', '#6e3b2b'],
        'Chicken in walnut and pomegranate, dark and sour-sweet.',
        { diets: 'gluten_free dairy_free halal', allergens: 'tree_nuts', portions: 12 },
      ),
      dish(
        ['Tahdig rice', 650, 'Sides', 12],
        ['rice', '#e6bd4a'],
        'Saffron rice with its golden crust.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
      dish(
        ['Kashk-e bademjan', 890, 'Starters', 10],
        ['dip', '#8a5a6a'],
        'Smoked aubergine, whey, fried mint and onion.',
        { diets: 'vegetarian gluten_free', allergens: 'milk tree_nuts' },
      ),
      dish(
        ['Mirza ghasemi', 850, 'Starters', 10],
        ['dip', '#b4552f'],
        'Aubergine, tomato and egg from the Caspian coast.',
        { diets: 'vegetarian gluten_free dairy_free', allergens: 'eggs' },
      ),
      dish(
        ['Saffron ice cream', 690, 'Sweet', 4],
        ['cake', '#f0cf6a'],
        'With pistachio and rose water.',
        { diets: 'vegetarian gluten_free', allergens: 'milk eggs tree_nuts' },
      ),
    ],
  }),
  kitchen(['Nonna Pia', 'Pia Bellini', 'day'], {
    tagline: 'Pasta rolled at the kitchen table',
    about:
      'I am from Bologna; my rules are few. Egg in the dough, patience in the ragù, no cream where it does not belong.',
    cuisines: ['italian'],
    ground: '#8a3b2f',
    mealsPerWindow: 14,
    dishes: [
      dish(
        ['Tagliatelle al ragù', 1650, 'Pasta', 18],
        ['pasta', '#b5492e'],
        'Beef and pork cooked four hours, ribbons cut this morning.',
        { allergens: 'gluten eggs milk celery', portions: 22 },
      ),
      dish(
        ['Tortellini in brodo', 1750, 'Pasta', 18],
        ['dumplings', '#e3c78a'],
        'Forty small parcels in capon broth.',
        { allergens: 'gluten eggs milk celery', portions: 10 },
      ),
      dish(
        ['Lasagne verdi', 1590, 'Pasta', 15],
        ['pie', '#6f8f4a'],
        'Spinach sheets, seven layers.',
        { allergens: 'gluten eggs milk celery' },
      ),
      dish(
        ['Gnocchi al pesto', 1490, 'Pasta', 16],
        ['pasta', '#6f9a3f'],
        'Potato gnocchi, Genovese basil, green beans.',
        { diets: 'vegetarian', allergens: 'gluten milk tree_nuts' },
      ),
      dish(
        ['Caponata', 790, 'Starters', 8],
        ['stew', '#7d3f55'],
        'Aubergine, celery, capers, a little vinegar.',
        { diets: 'vegan vegetarian gluten_free dairy_free', allergens: 'celery sulphites' },
      ),
      dish(
        ['Rocket and fennel', 750, 'Sides', 6],
        ['salad', '#7fa35a'],
        'Shaved fennel, lemon, parmesan.',
        { diets: 'vegetarian gluten_free', allergens: 'milk' },
      ),
      dish(
        ['Tiramisù', 720, 'Sweet', 4],
        ['cake', '#8d6a4a'],
        'Made the day before, as it should be.',
        { diets: 'vegetarian', allergens: 'gluten eggs milk', portions: 16 },
      ),
    ],
  }),
  kitchen(['Little Hanoi', 'Linh Tran', 'always'], {
    tagline: 'Broth from five in the morning',
    about:
      'Twelve hours of bones, star anise and burnt ginger. My mother checks it every Saturday and still finds something to say.',
    cuisines: ['vietnamese'],
    ground: '#3d6b4a',
    mealsPerWindow: 16,
    dishes: [
      dish(
        ['Phở bò', 1490, 'Noodles', 12],
        ['noodles', '#b07a45'],
        'Beef noodle soup, herbs and lime on the side.',
        { diets: 'dairy_free gluten_free', allergens: 'fish' },
      ),
      dish(
        ['Phở chay', 1350, 'Noodles', 12],
        ['noodles', '#c79a55'],
        'Mushroom and charred onion broth, tofu, greens.',
        { diets: 'vegan vegetarian dairy_free gluten_free', allergens: 'soy' },
      ),
      dish(
        ['Bún chả', 1550, 'Noodles', 18],
        ['grill', '#9a5a35'],
        'Charcoal pork, rice noodles, dipping broth.',
        { diets: 'dairy_free gluten_free', allergens: 'fish' },
      ),
      dish(
        ['Bánh mì', 950, 'Rolls', 8],
        ['bread', '#d3a05a'],
        'Pork, pâté, pickles and coriander in a crackling roll.',
        { allergens: 'gluten fish soy eggs' },
      ),
      dish(
        ['Fresh rolls, four', 790, 'Starters', 10],
        ['rolls', '#9cc08a'],
        'Rice paper, prawn, mint, peanut sauce.',
        { diets: 'pescatarian dairy_free gluten_free', allergens: 'crustaceans peanuts' },
      ),
      dish(
        ['Iced coffee', 450, 'Drinks', 4],
        ['drink', '#6b4a35'],
        'Slow drip over condensed milk.',
        { diets: 'vegetarian gluten_free', allergens: 'milk' },
      ),
    ],
  }),
  kitchen(['Abuela’s Comal', 'Rocío Méndez', 'evening'], {
    tagline: 'Corn ground at noon, eaten by nine',
    about:
      'Puebla style: three moles, one comal, no cheese from a bag. The salsa is as hot as you ask for, never hotter.',
    cuisines: ['mexican'],
    ground: '#b0472f',
    mealsPerWindow: 15,
    dishes: [
      dish(
        ['Mole poblano', 1850, 'Mains', 22],
        ['stew', '#5a2f22'],
        'Turkey in twenty-two ingredients, sesame on top.',
        { diets: 'dairy_free halal', allergens: 'peanuts sesame tree_nuts gluten', portions: 14 },
      ),
      dish(
        ['Tacos al pastor, three', 1290, 'Tacos', 12],
        ['taco', '#c6572c'],
        'Pork, pineapple, onion, coriander.',
        { diets: 'gluten_free dairy_free' },
      ),
      dish(
        ['Tacos de hongos, three', 1190, 'Tacos', 12],
        ['taco', '#8a6a45'],
        'Oyster mushrooms, guajillo, lime.',
        { diets: 'vegan vegetarian gluten_free dairy_free' },
      ),
      dish(
        ['Pozole rojo', 1450, 'Mains', 15],
        ['soup', '#b4412a'],
        'Hominy and pork, radish, oregano.',
        { diets: 'gluten_free dairy_free' },
      ),
      dish(
        ['Elote', 590, 'Sides', 8],
        ['salad', '#e0b545'],
        'Corn off the cob, chile, lime, cotija.',
        { diets: 'vegetarian gluten_free', allergens: 'milk eggs' },
      ),
      dish(['Guacamole and totopos', 890, 'Starters', 6], ['dip', '#7f9f45'], 'Mashed to order.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
      }),
      dish(['Tres leches', 690, 'Sweet', 4], ['cake', '#f0dcb5'], 'Soaked overnight.', {
        diets: 'vegetarian',
        allergens: 'gluten eggs milk',
        portions: 12,
      }),
    ],
  }),
]
