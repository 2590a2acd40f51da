// Texts as PostgreSQL can store them.

/** The text without NUL and halves of characters. Lengths stay, so offsets stay true. */
export const storable = (text: string): string => (text.includes('\u0000') ? text.replaceAll('\u0000', '\ufffd') : text).toWellFormed();
