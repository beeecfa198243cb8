import type { Found, Job, Sureness } from '@/lib/profile/reading';
import { alike } from './text';

/** What the person does now, and where that was found. */
export interface CurrentRole {
  title?: Found<string>;
  company?: Found<string>;
}

/** What the card says they do now. */
interface Told {
  company: string | undefined;
  title: string | undefined;
}

/**
 * The current role: a running entry at the employer the card tells, else the card where it tells the title as well, else the
 * first running entry, else the card alone.
 * Where the two name different employers, both are to be looked at. Never from the headline: `X at Y` is also written by
 * people who left Y.
 */
export function currentRole(jobs: readonly Job[], told: Told, toldWhere: string): CurrentRole {
  const running = jobs.filter((job) => job.ongoing === true);
  const atTold = running.filter(
    (job) => told.company !== undefined && alike(job.company ?? '', told.company),
  );
  // A card that tells title and employer needs no entry that says otherwise.
  const other = told.title && told.company ? undefined : running[0];
  const job =
    atTold.find(({ title }) => told.title && title && alike(title, told.title)) ?? atTold[0] ?? other;
  if (job) {
    const agreed = atTold.includes(job);
    const where = agreed
      ? 'experience, running entry at the employer of the top card'
      : 'experience, first running entry';
    return role(job.title, job.company, where, agreed || told.company === undefined ? 'structural' : 'text');
  }
  return role(told.title, told.company, toldWhere, running.length > 0 ? 'text' : 'structural');
}

function role(
  title: string | undefined,
  company: string | undefined,
  where: string,
  sure: Sureness,
): CurrentRole {
  return {
    ...(title ? { title: { value: title, where, sure } } : {}),
    ...(company ? { company: { value: company, where, sure } } : {}),
  };
}
