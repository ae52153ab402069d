import { canonicalJson } from '#kernel';
import type { OversightReport } from './report.js';

/** The report as canonical JSON and one newline, so that equal reports have equal bytes and one digest. */
export const renderOversightJson = (report: OversightReport): string => `${canonicalJson(report)}\n`;
