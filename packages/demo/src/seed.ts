/** The seed of the district that `npm start` loads. */
export const demoSeed = 'bayi';
