import type { Found, Job } from '@/lib/profile/reading';
import { alike } from './text';

/** What the person does now, and where that was found. */
export interface CurrentRole {
  title?: Found<string>;
  company?: Found<string>;
}

/**
 * The current role: a running entry at the employer of the badge, else the first running entry, else the badge alone.
 * Never from the headline: `X at Y` is also written by people who left Y.
 */
export function currentRole(
  jobs: readonly Job[],
  badge: string | undefined,
  badgeWhere: string,
): CurrentRole {
  const running = jobs.filter((job) => job.ongoing === true);
  const atBadge = running.find((job) => badge !== undefined && alike(job.company ?? '', badge));
  const job = atBadge ?? running[0];
  if (job) {
    const where = atBadge
      ? 'experience, running entry at the employer of the top card'
      : 'experience, first running entry';
    return {
      ...(job.title ? { title: { value: job.title, where, sure: 'structural' } } : {}),
      ...(job.company ? { company: { value: job.company, where, sure: 'structural' } } : {}),
    };
  }
  return badge ? { company: { value: badge, where: badgeWhere, sure: 'structural' } } : {};
}
