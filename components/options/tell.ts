/**
 * Says what was done.
 * @param at the campaign it is said at, or the list of them; left out it is said where one is
 */
export type Tell = (said: string, at?: { open: string | undefined }) => void;
