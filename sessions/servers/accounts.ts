/** The accounts that every server with a login knows. */
export const password = 'open sesame';

/** The response of `AUTH PLAIN`, RFC 4616: no identity to act for, the user, the password. */
export const plainResponse = (user: string, secret: string): string => base64(`\0${user}\0${secret}`);

export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
