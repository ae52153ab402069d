import type { Footprint } from '#domain/policies';

/** What a choice of the map is called, and what must be known of the figures on it. */
export const FOOTPRINT_WORDS: Readonly<
  Record<Footprint, { readonly label: string; readonly sentence: string }>
> = {
  as_reported: {
    label: 'As reported',
    sentence: 'Systems are shown as they reported, also those that have been succeeded since.',
  },
  current_footprint: {
    label: 'Today’s footprint',
    sentence:
      'Systems are shown on today’s footprint: the account of a system that was succeeded is apportioned to its successors by their shares, to the penny, and the national sums stay the same. Ways, pressures, missing months, findings and alerts are those of the systems that reported.',
  },
};
