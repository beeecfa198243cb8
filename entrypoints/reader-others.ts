import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readOtherPage } from '@/lib/linkedin/others';

/** Injected on the recruiter's act, where the page is no profile of LinkedIn's, or none that the reader knows. */
export default defineUnlistedScript(() => readOtherPage(document, new URL(location.href)));
