import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { structureOf } from '@/lib/linkedin/structure';

/** Injected when the recruiter copies diagnostics; its value is the answer of `scripting.executeScript`. */
export default defineUnlistedScript(() => structureOf(document.body, location.href));
