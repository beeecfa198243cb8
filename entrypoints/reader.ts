import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '@/lib/linkedin/read';

/** Injected on the recruiter's act; its value is the answer of `scripting.executeScript`. */
export default defineUnlistedScript(() => readPage(document, new URL(location.href)));
