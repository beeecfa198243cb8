import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { dock } from '@/components/docked';

// Injected on the recruiter's act only. The world is the extension's own in this page: the page cannot see the global.
export default defineUnlistedScript(() => {
  const world = globalThis as { closeFulcrum?: () => void };
  world.closeFulcrum?.();
  world.closeFulcrum = dock();
});
