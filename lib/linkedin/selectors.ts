/**
 * Every selector the readers use, with the layout it comes from and when it was seen. LinkedIn hashes its classes on
 * profile pages, so a class stands here only where it was seen unhashed over years.
 *
 * Layouts: `ember` 2022 to 2025, `view-name` December 2025 to March 2026, `sdui` since September 2025 on the feed and
 * since March 2026 on profiles. Accounts are moved one by one and also back, so all three are read.
 */

/** Never text to a reader: pictures' own titles, data, controls and their labels. All layouts. */
export const NOT_TEXT =
  'script,style,template,noscript,svg,code,iframe,button,input,select,textarea,option,li-icon,meta,link';

/** Text for screen readers only. Ember 2019 to 2025; unhashed in captures of 2023 and 2024. */
export const SCREEN_READER_ONLY = '.visually-hidden,.a11y-text,.hide-a11y,.sr-only';

/** The control that unfolds a clamped text; the whole text is in the DOM before it is pressed. */
export const SEE_MORE = [
  '[data-testid="expandable-text-button"]', // sdui, April to October 2026
  '.inline-show-more-text__button', // ember, 2022 to 2025
  '.lt-line-clamp__more', // ember, 2019 to 2022
].join();

/** A long text of the person's own (about, description of a role). sdui, April to October 2026. */
export const LONG_TEXT = '[data-testid="expandable-text-box"]';

/** Not a line of a card: badges, menus and hints. All layouts. */
export const CONTROL = '[role="button"],[role="menu"],[role="tooltip"]';

export const MAIN = 'main';
export const HEADINGS = 'h1,h2';
export const LINKS = 'a[href]';
export const IMAGES = 'img';

/** Where the person's picture is, wherever that stands in the card. sdui, 2026. */
export const PHOTO_SLOT = 'a[href*="/overlay/photo"],[componentkey="topcard-logo-image-referencekey"]';

export const SDUI = {
  /** One card of a profile; the value is on `componentkey`, on `id`, or on both. April to October 2026. */
  card: '[componentkey^="com.linkedin.sdui.profile.card.ref"],[id^="com.linkedin.sdui.profile.card.ref"]',
  cardPrefix: 'com.linkedin.sdui.profile.card.ref',
  /** Suffixes after the person's id; a test of another project writes `TopCard`, hence without case. */
  topCard: /^com\.linkedin\.sdui\.profile\.card\.ref(.+?)topcard$/i,
  sections: {
    about: /^about$/i,
    experience: /^experience(?:toplevel|details)?(?:section)?$/i,
    education: /^education(?:toplevel|details)?(?:section)?$/i,
  },
  /** Lists below the fold, keyed by slug: `profile_ExperienceTopLevelSection_<slug>`. 2026. */
  lists: {
    experience: '[data-testid^="profile_Experience"]',
    education: '[data-testid^="profile_Education"]',
  },
  /** Wraps the name; the rest of the key is the slug. 2026. */
  nameKey: 'ProfileVerificationTriggerRef-',
  nameKeyed: '[componentkey^="ProfileVerificationTriggerRef-"]',
  /** Keys that end in the slug of the profile on show. 2026. */
  slugKeys: /^(?:profileCards[A-Za-z0-9]*?(?:TopcardOnly|WithoutExp|ExperienceOnly)|profile_[A-Za-z]+_)(.+)$/,
  slugKeyed: '[id^="profileCards"],[componentkey^="profileCards"],[data-testid^="profile_"]',
  /** Filled when the reader scrolls; empty before. 2026. */
  experienceHolder: '[id^="profileCardsExperienceOnly"],[componentkey^="profileCardsExperienceOnly"]',
  educationHolder: '[id^="profileCardsBelowActivity"],[componentkey^="profileCardsBelowActivity"]',
  /** One entry of a list. 2026. */
  row: '[componentkey^="entity-collection-item"]',
  /** Icons of the badges, the same in every language. September 2026. */
  companyIcon: 'svg[id^="company-accent"]',
  schoolIcon: 'svg[id^="school-accent"]',
  personIcon: 'svg[id^="person-accent"],svg[id*="ghost-person"]',
  /** Name and headline again, over the page when scrolled. 2026. */
  stickyHeader: '[data-testid="sticky-profile-header"]',
} as const;

export const VIEW_NAME = {
  topCard: '[data-view-name="profile-top-card"]', // March 2026
  photoLink: '[data-view-name="profile-top-card-member-photo"]', // March 2026
  sections: {
    about: '[data-view-name="profile-card-about"]',
    experience: '[data-view-name="profile-card-experience"]',
    education: '[data-view-name="profile-card-education"]',
  },
} as const;

export const EMBER = {
  /** The top card carries the member number. 2023 to 2025, on all captures of 2024. */
  topCard: 'section[data-member-id]',
  memberIdAttribute: 'data-member-id',
  oldTopCard: '.pv-top-card', // 2020 to 2023, gone in 2024
  headline: '.text-body-medium.break-words', // 2021 to 2025
  location: '.text-body-small.inline.t-black--light.break-words', // 2021 to 2025
  degree: '.distance-badge .dist-value', // 2019 to 2025
  badge: 'li > button, button[data-field]', // 2021 to 2025: employer first, then school
  logoPlaceholder: { company: '.ghost-company', school: '.ghost-school' }, // 2023, 2024
  ghostPerson: '.ghost-person', // 2019 to 2024: stands where there is no picture
  /** Anchor at the head of each section. 2022 to 2025. */
  anchors: { about: '[id="about"]', experience: '[id="experience"]', education: '[id="education"]' },
  /** One entry of a section; roles under one employer are entries inside an entry. 2022 to 2025. */
  entity: '[data-view-name="profile-component-entity"],.pvs-entity',
  /** Second line of an entry; dates and place carry the lighter colour. 2022 to 2025. */
  secondLine: '.t-14.t-normal:not(.t-black--light)',
  /** The bar over a scrolled page and over details pages. 2022 to 2024. */
  stickyHeader: '.scaffold-layout-toolbar',
  stickyName: '.artdeco-entity-lockup__title',
  stickyHeadline: '.artdeco-entity-lockup__subtitle',
  /** Data of the first loaded page; it is stale after moving on (2 of 5 captures of 2024 held somebody else). */
  data: 'code[id^="bpr-guid-"]',
} as const;

export const CONTACT = {
  /** The dialog's content, only there once the viewer opened it. sdui, 2026. */
  sdui: '[data-sdui-screen*="ProfileContactDetailsOverlay"]',
  /** ember, 2019 to 2025. Its heading is the person's name. */
  emberHeading: '[id="pv-contact-info"]',
  emberDialog: '[role="dialog"],.artdeco-modal,.pv-profile-section',
  /** One kind of detail, ember 2019 to 2025. */
  emberRow: '.pv-contact-info__contact-type',
  /** The icon that says which kind a row is: sdui `svg#envelope-medium`, ember `data-test-icon` or `li-icon[type]`. */
  icon: 'svg[id],svg[data-test-icon],li-icon[type]',
} as const;

export const THREAD = {
  /** The open conversation's messages. 2018 to October 2026. */
  list: '.msg-s-message-list-content',
  /** The windows over the foot of other pages: other conversations. 2018 to 2026. */
  overlay: '.msg-overlay-conversation-bubble,.msg-overlay-list-bubble,[id="msg-overlay"]',
  /** Who it is with: the link in the head of the conversation. 2020 to October 2026. */
  head: 'a.msg-thread__link-to-profile',
  /** The same link where it has no class of its own. 2022 to 2026. */
  headAlso: '.msg-title-bar a[href*="/in/"],.msg-entity-lockup__entity-title-wrapper a[href*="/in/"]',
  /** Name in the head. 2020 to October 2026. */
  title: '.msg-entity-lockup__entity-title',
  /** Pictures of several people for one: a group. 2022 to 2026. */
  group: '[class*="facepile-grid--group-size"]',
  titleBar: '.msg-title-bar',
  /** Stands before the first message where all of them are there. 2022 to 2026. */
  card: '.msg-s-profile-card a[href*="/in/"]',
  event: '.msg-s-event-listitem',
  /** Written by somebody else than the mailbox's owner. 2022 to October 2026. */
  theirs: '.msg-s-event-listitem--other',
  bubble: '.msg-s-event-listitem__message-bubble',
  body: '.msg-s-event-listitem__body',
  /** The message's own words, beside what it answers. 2022 to 2026. */
  content: '.msg-s-event__content',
  /** Who a run of messages is from; only the first of the run says so. 2022 to October 2026. */
  senderLink: 'a.msg-s-event-listitem__link,.msg-s-message-group__meta a[href*="/in/"]',
  senderName: '.msg-s-message-group__name',
  /** Clock time of a run, and the day over it, both in the viewer's language. 2022 to October 2026. */
  time: 'time.msg-s-message-group__timestamp',
  day: 'time.msg-s-message-list__time-heading',
  /** What a message answers or passes on: somebody else's words, or old ones. 2024 to 2026. */
  quoted: '[class*="replied-message"],[class*="forwarded"],[class*="quoted"],blockquote',
} as const;

/** Employer or school logo: its alternative text holds the name. All layouts. */
export const LOGO = 'img[alt],figure[aria-label]';

/** Something only an entry has, never the heading of a section. React layouts. */
export const ENTRY_MARKS =
  'hr,figure,img,[componentkey^="entity-collection-item"],a[href*="/company/"],a[href*="/school/"]';

/** Signs of a sign-in page shown at a profile's own address. 2020 to 2026. */
export const LOGIN_FORM = [
  'form[action*="/uas/login"]',
  'form[action*="login-submit"]',
  'form[action*="/checkpoint/"]',
  'input[name="session_key"]',
  'input[name="session_password"]',
].join();
