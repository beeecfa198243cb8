import { useEffect, useState } from 'react';

/** How often a time that is told as an age is told anew, in ms. */
const TICK = 30_000;

/** The time now, in ms since 1970, kept up while it is shown. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, TICK);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
