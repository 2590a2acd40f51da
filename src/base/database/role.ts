/** The role that all questions and changes of the product run as: not the owner, not a superuser, bound by row-level security. */
export const APP_ROLE = 'regulars_app';
