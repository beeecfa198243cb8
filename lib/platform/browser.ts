/** The one door to the browser's extension API. Nothing else imports the polyfill or touches `chrome`. */
export { default as browser } from 'webextension-polyfill';
