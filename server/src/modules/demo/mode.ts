/** Whether this process serves a demo, and whether its city lives; set once at start. */
export const demoMode = { on: false, city: false }
