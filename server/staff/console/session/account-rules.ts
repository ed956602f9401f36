const USERNAME = /^[a-z0-9._@+-]{3,60}$/i;
const PASSWORD_LENGTH = 8;

/** As the server takes it: 3 to 60 of a–z, 0–9, `.`, `_`, `@`, `+`, `-`. */
export const isUsername = (text: string): boolean => USERNAME.test(text);

/** As the server takes it: 8 characters or more. */
export const isPassword = (text: string): boolean => text.length >= PASSWORD_LENGTH;
