import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readProfilePage } from '@/lib/linkedin/profiles';

/** Injected on the recruiter's act; its value is the answer of `scripting.executeScript`. */
export default defineUnlistedScript(() => readProfilePage(document, new URL(location.href)));
