import { clean } from './text';

/** Names as people write them on LinkedIn, and the name in them. */

// Pictures, flags, skin tones, keycaps and ornaments. Digits, letters and © ® ™ are not pictures here, whatever emoji say.
const PICTURES =
  /(?![\d#*©®™])[\p{Extended_Pictographic}\p{Regional_Indicator}\u{1f3fb}-\u{1f3ff}\ufe0e\ufe0f\u20e3\u2600-\u27bf\u2b00-\u2bff]/gu;

/** Before a name: forms of address and degrees, with their dot. */
const TITLES =
  /^(?:(?:dr|prof|professor|mr|mrs|ms|mx|miss|sir|dame|eng|engr|ing|dipl\.?-ing|mag|lic|arq|adv|ca|cpa|rev|hon|drs|ir|doc)\.(?:\s*(?:med|phil|jur|rer|nat|habil|dr|h\.c|univ)\.)*)\s+(?=\p{Lu})/iu;

/** The same without a dot: in capitals they may be initials (`MS Dhoni`). */
const BARE_TITLES = /^(?:[Dd]r|[Pp]rof|[Mm]rs?|[Mm]s)\s+(?=\p{Lu})/u;

/** After a name and a comma: the best known degrees and licences, as they are written; `Ba` and `Ma` are names. */
const DEGREE =
  /^(?:Ph\.?D|PHD|Dr|M\.?B\.?A|E?MBA|M\.?D|M\.?S|M\.?Sc|MSc|B\.?S|B\.?Sc|M\.?A|B\.?A|J\.?D|LL\.?[BM]|M\.?Eng|B\.?Eng|DBA|Ed\.?D|Psy\.?D|Pharm\.?D|D\.?Phil|MPH|MPA|RN|CPA|CFA|CMA|CAIA|FRM|PMP|CSM|CSPO|CISSP|CISM|CISA|S?PHR|SHRM-S?CP|Esq|P\.?Eng|P\.?E|F?ACCA|FCCA|ACA|PRINCE2|ITIL|CCNA|CCIE|MCSE)\.?[®™]?$/u;

/**
 * The name alone: without emoji, a title before it, degrees after it, and what stands in brackets as pronouns or a
 * nickname in capitals do. Any script; where nothing would be left, it is left as it is.
 */
export function plainPersonName(written: string): string {
  const bare = clean(written.replace(/\u200d(?=\P{L}|$)/gu, '').replace(PICTURES, ' '));
  const unbracketed = clean(bare.replace(/[([{（]\s*\p{L}+(?:\s?\/\s?\p{L}+)+\s*[)\]}）]/gu, ' '));
  let name = unbracketed.replace(/^[\s|•·,;:~*★☆\-–—]+|[\s|•·,;:~*★☆\-–—]+$/gu, '');
  for (let last = ''; last !== name;) {
    last = name;
    name = name.replace(TITLES, '').replace(BARE_TITLES, '').trim();
  }
  const [first = '', ...rest] = name.split(/\s*[,|]\s*/u);
  if (rest.length > 0 && rest.every((part) => part.split(/\s+/u).every((word) => DEGREE.test(word))))
    name = first;
  return /\p{L}/u.test(name) ? name : written;
}
