/** Where the desk's pages live. Not `/ridendine/admin`: that is where the API answers. */
export const DESK = '/ridendine/desk'
