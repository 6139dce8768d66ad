/** Where the API lives. */
export const API = 'api/v1';
