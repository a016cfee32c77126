import { dish, type KitchenPlan, kitchen } from './kitchen-plan.ts'

/** More kitchens of the demo, along the river. */
export const kitchensRiver: readonly KitchenPlan[] = [
  kitchen(['Kyoto at Home', 'Emi Sakamoto', 'ahead'], {
    tagline: 'Bento for those who plan',
    about:
      'I shop for what is ordered and cook nothing else. Order by the evening before; the box is at your door at noon.',
    cuisines: ['japanese'],
    ground: '#3a4a4f',
    mealsPerDay: 40,
    dishes: [
      dish(
        ['Seasonal bento', 2200, 'Bento', 40],
        ['rolls', '#c55a4a'],
        'Nine small things, rice in the middle.',
        { diets: 'pescatarian dairy_free', allergens: 'fish soy eggs gluten sesame', portions: 20 },
      ),
      dish(
        ['Vegetable bento', 1990, 'Bento', 40],
        ['rolls', '#7f9a5a'],
        'Tofu, roots, pickles, chestnut rice.',
        { diets: 'vegan vegetarian dairy_free', allergens: 'soy gluten sesame', portions: 14 },
      ),
      dish(['Saba misoyaki', 1750, 'Mains', 30], ['fish', '#8a6a4a'], 'Mackerel in white miso.', {
        diets: 'pescatarian dairy_free',
        allergens: 'fish soy',
        portions: 10,
      }),
      dish(['Onigiri, three', 850, 'Sides', 15], ['rice', '#e8e6dc'], 'Salmon, plum, kombu.', {
        diets: 'pescatarian dairy_free gluten_free',
        allergens: 'fish',
      }),
      dish(['Oshiruko', 650, 'Sweet', 10], ['soup', '#6a2f35'], 'Sweet red bean soup with mochi.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
      }),
    ],
  }),
  kitchen(['Big Easy Kitchen', 'Denise Baptiste', 'evening'], {
    tagline: 'Gumbo takes as long as it takes',
    about:
      'Roux the colour of an old penny. I was born on Dauphine Street and I have opinions about okra.',
    cuisines: ['soul_food', 'seafood'],
    ground: '#5a3f7a',
    dishes: [
      dish(
        ['Chicken and andouille gumbo', 1690, 'Mains', 18],
        ['stew', '#5f3a22'],
        'Dark roux, rice, filé.',
        { diets: 'dairy_free', allergens: 'gluten celery sulphites', portions: 20 },
      ),
      dish(
        ['Shrimp and grits', 1890, 'Mains', 20],
        ['rice', '#e6c97a'],
        'Stone-ground corn, pan gravy.',
        { allergens: 'crustaceans milk celery', portions: 14 },
      ),
      dish(
        ['Buttermilk fried chicken', 1650, 'Mains', 24],
        ['grill', '#c9853a'],
        'Three pieces, hot honey.',
        { allergens: 'gluten milk eggs', portions: 22 },
      ),
      dish(['Red beans', 990, 'Sides', 10], ['stew', '#8a3a2a'], 'Monday’s dish, any day.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
        allergens: 'celery',
      }),
      dish(['Collard greens', 650, 'Sides', 8], ['salad', '#4f7a3a'], 'Vinegar, chile, no pork.', {
        diets: 'vegan vegetarian gluten_free dairy_free',
      }),
      dish(['Peach cobbler', 690, 'Sweet', 5], ['pie', '#e09a4a'], 'With a spoon of cream.', {
        diets: 'vegetarian',
        allergens: 'gluten milk',
      }),
    ],
  }),
]
