const MIB = 1024 * 1024;

/** As it is handed in. */
export const MAX_WORKBOOK_BYTES = 32 * MIB;
/** One part of it, unpacked; a sheet of a million rows has about half of this. */
export const MAX_PART_BYTES = 512 * MIB;
/** All parts, unpacked. */
export const MAX_UNPACKED_BYTES = 1024 * MIB;
/** No text compresses so well; a part that small is let be. */
export const MAX_RATIO = 200;
export const RATIO_FROM_BYTES = MIB;
export const MAX_PARTS = 5_000;
/** The parts beside the sheets are held in memory. */
export const MAX_HELD_PART_BYTES = 16 * MIB;
/** The texts that cells share, as UTF-8. */
export const MAX_SHARED_BYTES = 64 * MIB;
/** A tag, a text or a comment: the parser holds it whole. */
export const MAX_TOKEN_CHARACTERS = MIB;
export const MAX_DEPTH = 64;
/** What spreadsheets themselves allow. */
export const MAX_SHEET_ROWS = 1_048_576;
export const MAX_SHEET_COLUMNS = 16_384;
export const MAX_CELL_CHARACTERS = 32_767;
/** Columns with a name; the longest template has 21. */
export const MAX_COLUMNS = 1_000;
export const MAX_MERGES = 1_000;
