const USERNAME = /^[a-z0-9._-]{3,40}$/;
const PASSWORD_LENGTH = 12;

/** As the server takes it: 3 to 40 of a–z, 0–9, `.`, `_`, `-`. */
export const isUsername = (text: string): boolean => USERNAME.test(text);

/** As the server takes it: 12 characters or more. */
export const isPassword = (text: string): boolean => text.length >= PASSWORD_LENGTH;
