/** Street and number of a label: what people call a place. */
export const firstLine = (label: string) => label.split(', ')[0] ?? label

/** The rest of it: district, city, postcode. */
export const otherLine = (label: string) => label.split(', ').slice(1).join(', ')
