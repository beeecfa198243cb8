/**
 * Every selector the readers use: what it marks, when it was seen, where that is known from, and the test page that has it (a
 * test goes through all of them). LinkedIn hashes its classes on profile pages, so a class stands here only where it was seen
 * unhashed over years. Accounts are moved to new layouts one by one and also back, so several are read.
 *
 * Layouts: `sdui` since September 2025 on the feed and since March 2026 on profiles, `view-name` December 2025 to March
 * 2026, `ember` 2022 to 2025 and, with other classes, from 2017.
 */

/** Never text to a reader: pictures' own titles, data, controls and their labels. Of HTML. */
export const NOT_TEXT =
  'script,style,template,noscript,svg,code,iframe,button,input,select,textarea,option,li-icon,meta,link';

/** Text for screen readers only. 2017 to 2025. From real pages of 2018, 2023 and 2024. Page ember, ember-2022, recruiter, public. */
export const SCREEN_READER_ONLY = '.visually-hidden,.a11y-text,.hide-a11y,.sr-only';

/**
 * The control that unfolds a clamped text; the whole text is in the DOM before it is pressed. 2019 to October 2026. From
 * real pages of 2024 and 2026 and public projects. Page sdui, ember, ember-2020.
 */
export const SEE_MORE =
  '[data-testid="expandable-text-button"],.inline-show-more-text__button,.lt-line-clamp__more';

/** A long text of the person's own (about, description of a role). 2026. From a real page of September 2026. Page sdui. */
export const LONG_TEXT = '[data-testid="expandable-text-box"]';

/** Not a line of a card: badges, menus and hints. Of HTML. */
export const CONTROL = '[role="button"],[role="menu"],[role="tooltip"]';

/** Of HTML. */
export const MAIN = 'main';
/** Of HTML. */
export const HEADINGS = 'h1,h2';
/** What a name is written in, beside and inside profiles. Of HTML. */
export const NAMES = 'h1,h2,h3';
/** Of HTML. */
export const LINKS = 'a[href]';
/** Of HTML. */
export const IMAGES = 'img';
/** Of HTML. */
export const DIALOG = '[role="dialog"],dialog';

/**
 * Where the person's picture is, wherever that stands in the card. 2026. From real pages of 2026. Page sdui, own, sales.
 */
export const PHOTO_SLOT =
  'a[href*="/overlay/photo"],[componentkey="topcard-logo-image-referencekey"],img[data-anonymize="headshot-photo"]';

/** What says whose a card is. */
export const OWNER = {
  /** One card of a profile, on `componentkey`, `id` or both. 2026. From real pages of 2026. Page sdui, own. */
  card: '[componentkey^="com.linkedin.sdui.profile.card.ref"],[id^="com.linkedin.sdui.profile.card.ref"]',
  /** The top card's key, with the person's id; one project's test writes `TopCard`. 2026. From real pages of 2026. Page sdui. */
  topCard: /^com\.linkedin\.sdui\.profile\.card\.ref(.+?)topcard$/i,
  /** Wraps the name; the rest of the key is the slug. 2026. From real pages of 2026. Page sdui. */
  nameKey: 'ProfileVerificationTriggerRef-',
  /** The same as a selector. 2026. From real pages of 2026. Page sdui. */
  nameKeyed: '[componentkey^="ProfileVerificationTriggerRef-"]',
  /** Connect and Message hold the number in their key. 2026. From real pages of 2026. Page sdui. */
  numberKeyed: '[componentkey*="urn:li:member:"]',
  /** The picture's link. 2026. From linkedin_scraper #283. Page view-name. */
  photoLink: '[data-view-name="profile-top-card-member-photo"]',
} as const;

export const SDUI = {
  /** What every card's key begins with. 2026. From real pages of 2026. Page sdui. */
  cardPrefix: 'com.linkedin.sdui.profile.card.ref',
  sections: {
    /** The rest of a card's key after the person's id. 2026. From real pages of 2026. Page sdui. */
    about: /^about$/i,
    /** One project's test leaves TopLevelSection out. 2026. From real pages of 2026. Page sdui. */
    experience: /^experience(?:toplevel|details)?(?:section)?$/i,
    /** Likewise. 2026. From real pages of 2026. Page sdui. */
    education: /^education(?:toplevel|details)?(?:section)?$/i,
  },
  lists: {
    /** Below the fold, keyed by slug: `profile_ExperienceTopLevelSection_<slug>`. 2026. From real pages of 2026. Page sdui. */
    experience: '[data-testid^="profile_Experience"]',
    /** Likewise. 2026. From real pages of 2026. Page sdui. */
    education: '[data-testid^="profile_Education"]',
  },
  /** Keys that end in the slug of the profile on show. 2026. From real pages of 2026. Page sdui. */
  slugKeys: /^(?:profileCards[A-Za-z0-9]*?(?:TopcardOnly|WithoutExp|ExperienceOnly)|profile_[A-Za-z]+_)(.+)$/,
  /** The elements with such keys. 2026. From real pages of 2026. Page sdui, own. */
  slugKeyed: '[id^="profileCards"],[componentkey^="profileCards"],[data-testid^="profile_"]',
  /** Filled when the reader scrolls; empty before. 2026. From real pages of 2026. Page sdui, own. */
  experienceHolder: '[id^="profileCardsExperienceOnly"],[componentkey^="profileCardsExperienceOnly"]',
  /** Likewise. 2026. From real pages of 2026. Page sdui, own. */
  educationHolder: '[id^="profileCardsBelowActivity"],[componentkey^="profileCardsBelowActivity"]',
  /** One entry of a list. 2026. From real pages of 2026. Page sdui. */
  row: '[componentkey^="entity-collection-item"]',
  /** The icon of a badge, the same in every language. 2026. From a real page of September 2026. Page sdui. */
  companyIcon: 'svg[id^="company-accent"]',
  /** Likewise. 2026. From a real page of September 2026. Page sdui. */
  schoolIcon: 'svg[id^="school-accent"]',
  /** Stands where there is no picture. 2026. From a real page of September 2026. Page own. */
  personIcon: 'svg[id^="person-accent"],svg[id*="ghost-person"]',
  /** Name and headline again, over the page when scrolled. 2026. From real pages of 2026. Page sdui. */
  stickyHeader: '[data-testid="sticky-profile-header"]',
} as const;

export const VIEW_NAME = {
  /** March 2026. From linkedin_scraper #283. Page view-name. */
  topCard: '[data-view-name="profile-top-card"]',
  sections: {
    /** March 2026. From linkedin_scraper #283. Page view-name. */
    about: '[data-view-name="profile-card-about"]',
    /** March 2026. From linkedin_scraper #283. Page view-name. */
    experience: '[data-view-name="profile-card-experience"]',
    /** March 2026. From linkedin_scraper #283. Page view-name. */
    education: '[data-view-name="profile-card-education"]',
  },
} as const;

/** Data of the first loaded page, stale after moving on. 2018 to 2025. From real pages of 2024. Page ember. */
export const EMBER_DATA = 'code[id^="bpr-guid-"]';

export const EMBER = {
  /** The top card carries the member number. 2023 to 2025. From real pages of 2024. Page ember. */
  topCard: 'section[data-member-id]',
  /** That number. 2023 to 2025. From real pages of 2024. Page ember. */
  memberIdAttribute: 'data-member-id',
  /** Gone in 2024. 2020 to 2023. From linkedtales/scrapedin and a real page of 2023. Page ember-2020. */
  oldTopCard: '.pv-top-card',
  /** 2021 to 2025. From real pages of 2024. Page ember. */
  headline: '.text-body-medium.break-words',
  /** 2021 to 2025. From real pages of 2024. Page ember. */
  location: '.text-body-small.inline.t-black--light.break-words',
  /** 2019 to 2025. From real pages of 2024. Page ember. */
  degree: '.distance-badge .dist-value',
  /** Employer first, then school. 2021 to 2025. From real pages of 2024. Page ember, ember-2022. */
  badge: 'li > button,button[data-field]',
  logoPlaceholder: {
    /** 2023 and 2024. From real pages. Page ember-2022. */
    company: '.ghost-company',
    /** 2023 and 2024. From real pages. Page ember-school. */
    school: '.ghost-school',
  },
  /** Stands where there is no picture. 2018 to 2024. From real pages. Page ember-2018. */
  ghostPerson: '.ghost-person',
  anchors: {
    /** At the head of the section. 2022 to 2025. From real pages of 2024. Page ember. */
    about: '[id="about"]',
    /** Likewise. 2022 to 2025. From real pages of 2024. Page ember. */
    experience: '[id="experience"]',
    /** Likewise. 2022 to 2025. From real pages of 2024. Page ember. */
    education: '[id="education"]',
  },
  /**
   * One entry of a section; roles under one employer are entries inside an entry. 2022 to 2025. From real pages of 2023 and
   * 2024. Page ember, ember-details.
   */
  entity: '[data-view-name="profile-component-entity"],.pvs-entity',
  /** Second line of an entry; dates and place are lighter. 2022 to 2025. From real pages of 2024. Page ember. */
  secondLine: '.t-14.t-normal:not(.t-black--light)',
  /** The bar over details pages and a scrolled page. 2022 to 2024. From a real page of 2023. Page ember-details. */
  stickyHeader: '.scaffold-layout-toolbar',
  /** The name in it. 2022 to 2024. From a real page of 2023. Page ember-details. */
  stickyName: '.artdeco-entity-lockup__title',
  /** The headline in it. 2022 to 2024. From a real page of 2023. Page ember-details. */
  stickyHeadline: '.artdeco-entity-lockup__subtitle',
} as const;

export const EMBER_OLD = {
  /** 2017 to 2021. From a real page of 2018 and linkedtales/scrapedin. Page ember-2018, ember-2020. */
  card: '.pv-top-card-section,.pv-top-card',
  /** 2017 to 2021. From a real page of 2018 and linkedtales/scrapedin. Page ember-2018, ember-2020. */
  name: '.pv-top-card-section__name,.pv-top-card--list:not(.pv-top-card--list-bullet) > li:first-child',
  /** 2017 to 2021. From a real page of 2018 and linkedtales/scrapedin. Page ember-2018, ember-2020. */
  headline: '.pv-top-card-section__headline,.pv-top-card h2',
  /** 2017 to 2021. From a real page of 2018 and linkedtales/scrapedin. Page ember-2018, ember-2020. */
  location: '.pv-top-card-section__location,.pv-top-card--list-bullet > li:first-child',
  /** 2018 to 2021. From a real page of 2018 and public projects. Page ember-2018, ember-2020. */
  company: '.pv-top-card-v2-section__company-name,[data-control-name="position_see_more"]',
  /** 2017 to 2021. From a real page of 2018 and public projects. Page ember-2018, ember-2020. */
  about: '.pv-about__summary-text,.pv-top-card-section__summary-text',
  /** 2017 to 2021. From a real page of 2018 and public projects. Page ember-2020. */
  experience: '[id="experience-section"]',
  /** 2017 to 2021. From a real page of 2018 and public projects. Page ember-2020. */
  education: '[id="education-section"]',
  /** The second is a role's under an employer. 2017 to 2021. From public projects, to 2021. Page ember-2020. */
  jobTitle: '.pv-entity__summary-info > h3,.pv-entity__summary-info-v2 > h3',
  /** The second heads an employer's roles. 2017 to 2021. From public projects, to 2021. Page ember-2020. */
  jobCompany: '.pv-entity__secondary-title:not(.separator),.pv-entity__company-summary-info > h3',
  /** The kind of employment behind the employer. 2019 to 2021. From public projects, to 2021. Page ember-2020. */
  separator: '.separator',
  /** 2017 to 2021. From public projects, to 2021. Page ember-2020. */
  dates: '.pv-entity__date-range',
  /** 2017 to 2021. From public projects, to 2021. Page ember-2020. */
  jobPlace: '.pv-entity__location',
  /** 2017 to 2021. From public projects, to 2021. Page ember-2020. */
  school: '.pv-entity__school-name',
  /** Degree, then field of study. 2017 to 2021. From public projects, to 2021. Page ember-2020. */
  degrees: '.pv-entity__comma-item',
} as const;

export const PUBLIC = {
  /** 2020 to 2026. From a real page of 2023 and public projects. Page public. */
  card: '.top-card-layout',
  /** 2020 to 2026. From a real page of 2023 and public projects. Page public. */
  name: 'h1.top-card-layout__title',
  /** 2020 to 2026. From a real page of 2023 and public projects. Page public. */
  headline: '.top-card-layout__headline',
  /** The first of several. 2020 to 2026. From a real page of 2023 and public projects. Page public, public-2025. */
  location: '.top-card__subline-item,.profile-info-subheader span',
  /** 2020 to 2026. From a real page of 2023. Page public. */
  company: '[data-section="currentPositionsDetails"] .top-card-link__description',
  /** 2020 to 2026. From a real page of 2023. Page public. */
  canonical: 'link[rel="canonical"],meta[property="og:url"]',
  /** A `Person`, here and there inside a `@graph`. 2020 to 2026. From a real page of 2023. Page public. */
  data: 'script[type="application/ld+json"]',
  /** 2020 to 2026. From a real page of 2023. Page public. */
  about: 'section.summary .core-section-container__content',
  /** 2020 to 2026. From a real page of 2023. Page public. */
  experience: 'section.experience',
  /** 2020 to 2026. From public projects, to 2026. Page public. */
  education: 'section.education',
  /** Title or school. 2020 to 2026. From a real page of 2023. Page public. */
  entryName: 'h3',
  /** The employer, at the role or over an employer's roles. 2020 to 2026. From a real page of 2023. Page public. */
  jobCompany: 'h4',
  /** 2020 to 2026. From a real page of 2023. Page public, public-2025. */
  jobPlace: '.experience-item__location,.experience-group-position__location',
  /** 2020 to 2026. From a real page of 2023. Page public. */
  dates: '.date-range',
  /** 2020 to 2026. From a real page of 2023. Page public. */
  duration: '.date-range__duration',
  /** Degree, then field of study. 2020 to 2026. From public projects, to 2026. Page public. */
  degree: 'h4 > span',
} as const;

/** What the lead does now. 2026. From two pages of June 2026. Page sales. */
const SALES_ROLE = '[data-sn-view-name="lead-current-role"]';

export const SALES = {
  /** 2026. From two pages of June 2026 and a project of August 2026. Page sales. */
  card: '[id="profile-card-section"],[data-sn-view-name="feature-lead-top-card"]',
  /** Another h1 is the page's own. 2026. From two pages of June 2026. Page sales. */
  name: '[data-x--lead--name],h1[data-anonymize="person-name"]',
  /** 2026. From two pages of June 2026. Page sales. */
  headline: '[data-x--lead-profile-card--headline],[data-anonymize="headline"]',
  /** The place, where it is marked, and lines that look as it does. 2026. From a project of August 2026. Page sales, sales-contact. */
  quiet: '[data-anonymize="location"],[class*="lowEmphasis"]',
  /** Pronouns and distance. 2026. From two pages of June 2026. Page sales. */
  degree: '[class*="name-sublabel"]',
  role: SALES_ROLE,
  roleTitle: `${SALES_ROLE} [data-anonymize="job-title"]`,
  roleCompany: `${SALES_ROLE} [data-anonymize="company-name"]`,
  /** 2026. From two pages of June 2026. Page sales. */
  about: '[data-sn-view-name="feature-about-lead"]',
  /** Cut off, with the whole of it in its title. 2026. From two pages of June 2026. Page sales. */
  blurb: '[data-anonymize="person-blurb"]',
  /** 2026. From two pages of June 2026. Page sales. */
  experience: '[data-sn-view-name="feature-lead-experience"]',
  /** 2026. From two pages of June 2026. Page sales. */
  jobTitle: '[data-anonymize="job-title"]',
  /** 2026. From two pages of June 2026. Page sales. */
  companyName: '[data-anonymize="company-name"]',
  /** 2026. From two pages of June 2026. Page sales. */
  education: '[data-sn-view-name="feature-lead-education"]',
  /** 2026. From two pages of June 2026. Page sales. */
  school: '[data-anonymize="education-name"]',
  /** Only after the viewer opened it. 2026. From a project of August 2026. Page sales-contact. */
  email: '[data-anonymize="email"]',
  /** Likewise. 2026. From a project of August 2026. Page sales-contact. */
  phone: '[data-anonymize="phone"]',
  /** The menu with the public link. 2026. From a project of August 2026. Page sales-contact. */
  menu: '[role="menu"],[id^="hue-menu"]',
  /** Where menus are the viewer's or those of other leads. Of HTML. */
  notLead: 'header,nav,aside,li',
} as const;

export const RECRUITER = {
  /** The last is the older product's. 2021 to 2026. From public projects and a page of 2021. Page recruiter, recruiter-old. */
  root: '[data-test-profile-main-content-container],[data-live-test-profile-container],[id="profile-container"],[id="lira-profile"]',
  /** Rows of the list behind, and people beside. 2023 to 2026. From a real page of 2023. Page recruiter. */
  others: 'aside,[data-test-paginated-profile-list-item-container]',
  /** 2021 to 2026. From a real page of 2023 and a page of 2021. Page recruiter, recruiter-old. */
  name: '[data-test-row-lockup-full-name],[id="topcard"] h1',
  /** 2021 to 2026. From a real page of 2023 and a page of 2021. Page recruiter, recruiter-old. */
  headline: '[data-test-row-lockup-headline],.profile-info li.title',
  /** 2023 to 2026. From a real page of 2023. Page recruiter. */
  location: '[data-test-row-lockup-location]',
  /** 2023 to 2026. From a real page of 2023. Page recruiter. */
  degree: '[data-test-lockup-degree],.artdeco-entity-lockup__degree',
  /** In a card that opens over a button. 2023 to 2026. From public projects. Page recruiter. */
  publicLink: 'a[data-test-public-profile-link]',
  /** Has the address in an attribute. 2025 and 2026. From public projects. Page recruiter. */
  copyLink: 'button[data-test-copy-public-profile-link-btn]',
  /** 2023 to 2026. From public projects. Page recruiter. */
  email: '[data-test-contact-email-address]',
  /** 2023 to 2026. From public projects. Page recruiter. */
  phone: '[data-test-contact-phone]',
  /** 2023 to 2026. From public projects. Page recruiter. */
  about: '[data-test-summary-card-text],.summary-card__summary',
  /** The second is the older product's. 2018 to 2026. From public projects. Page recruiter, recruiter-old. */
  experience: '.experience-card,[id="profile-experience"]',
  /** One role, or an employer with several. 2023 to 2026. From public projects. Page recruiter. */
  entry:
    'li,[data-test-position],[data-test-grouped-position-entity-metadata-container],[data-test-group-position-list-container]',
  /** 2018 to 2026. From public projects. Page recruiter, recruiter-old. */
  jobTitle:
    '[data-test-position-entity-title],[data-test-grouped-position-entity-title],[id="profile-experience"] h4',
  /** 2018 to 2026. From public projects. Page recruiter, recruiter-old. */
  jobCompany:
    '[data-test-position-entity-company-name],[data-test-position-entity-company-without-link],[data-test-grouped-position-entity-company-name],[id="profile-experience"] h5',
  /** 2018 to 2026. From public projects. Page recruiter, recruiter-old. */
  jobDates:
    '[data-test-position-entity-date-range],[data-test-grouped-position-entity-date-range],.date-range',
  /** How long, inside the older product's dates. 2018 to 2021. From public projects. Page recruiter-old. */
  duration: '.duration',
  /** 2023 to 2026. From public projects. Page recruiter. */
  jobPlace: '[data-test-position-entity-location],[data-test-grouped-position-entity-location]',
  /** 2023 to 2026. From public projects. Page recruiter. */
  schoolEntry: 'li,[data-test-education-item]',
  /** 2023 to 2026. From public projects. Page recruiter. */
  school: '[data-test-education-entity-school-name]',
  /** 2023 to 2026. From public projects. Page recruiter. */
  degrees: '[data-test-education-entity-degree-name],[data-test-education-entity-field-of-study]',
  /** 2023 to 2026. From public projects. Page recruiter. */
  schoolDates: '[data-test-education-entity-dates]',
} as const;

export const GITHUB = {
  /** 2018 to 2026. From public projects. Page github. */
  person: '[itemtype$="schema.org/Person"]',
  /** Pronouns may follow inside. 2018 to 2026. From public projects. Page github. */
  login: '[itemprop="additionalName"]',
  /** 2018 to 2026. From public projects. Page github. */
  name: '[itemprop="name"]',
  /** 2018 to 2026. From public projects. Page github. */
  bio: '.user-profile-bio',
  /** 2018 to 2026. From public projects. Page github. */
  location: '[itemprop="homeLocation"]',
  /** 2018 to 2026. From public projects. Page github. */
  company: '[itemprop="worksFor"]',
  /** 2018 to 2026. From public projects. Page github. */
  email: '[itemprop="email"]',
  /** 2018 to 2026. From public projects. Page github. */
  website: '[itemprop="url"]',
  /** 2023 to 2026. From public projects. Page github. */
  social: '[itemprop="social"]',
} as const;

export const THREAD = {
  /** The open conversation's messages. 2018 to October 2026. From a real page of 2023 and public projects. Page thread. */
  list: '.msg-s-message-list-content',
  /** The windows over the foot of other pages: other conversations. 2018 to 2026. From a real page of 2023. Page thread. */
  overlay: '.msg-overlay-conversation-bubble,.msg-overlay-list-bubble,[id="msg-overlay"]',
  /** Who it is with: the link in the head. 2020 to October 2026. From public projects, to 2026. Page thread. */
  head: 'a.msg-thread__link-to-profile',
  /** The same link where it has no class of its own. 2022 to 2026. From public projects, to 2026. Page thread, thread-group. */
  headAlso: '.msg-title-bar a[href*="/in/"],.msg-entity-lockup__entity-title-wrapper a[href*="/in/"]',
  /** Name in the head. 2020 to October 2026. From public projects, to 2026. Page thread. */
  title: '.msg-entity-lockup__entity-title',
  /** Pictures of several people for one: a group. 2022 to 2026. From public projects, to 2026. Page thread-group. */
  group: '[class*="facepile-grid--group-size"]',
  /** 2018 to 2026. From public projects, to 2026. Page thread. */
  titleBar: '.msg-title-bar',
  /** Before the first message, where all of them are there. 2022 to 2026. From a real page of 2023. Page thread. */
  card: '.msg-s-profile-card a[href*="/in/"]',
  /** 2018 to October 2026. From a real page of 2023 and public projects. Page thread. */
  event: '.msg-s-event-listitem',
  /** Written by somebody else than the mailbox's owner. 2022 to October 2026. From a real page of 2023. Page thread. */
  theirs: '.msg-s-event-listitem--other',
  /** 2018 to October 2026. From a real page of 2023. Page thread. */
  bubble: '.msg-s-event-listitem__message-bubble',
  /** 2018 to October 2026. From a real page of 2023. Page thread. */
  body: '.msg-s-event-listitem__body',
  /** The message's own words, beside what it answers. 2022 to 2026. From a real page of 2023. Page thread. */
  content: '.msg-s-event__content',
  /** Who a run of messages is from; its first says so. 2022 to October 2026. From a real page of 2023. Page thread. */
  senderLink: 'a.msg-s-event-listitem__link,.msg-s-message-group__meta a[href*="/in/"]',
  /** Likewise. 2022 to October 2026. From a real page of 2023. Page thread. */
  senderName: '.msg-s-message-group__name',
  /** Clock time of a run. 2022 to October 2026. From a real page of 2023. Page thread. */
  time: 'time.msg-s-message-group__timestamp',
  /** The day over it. 2022 to October 2026. From a real page of 2023. Page thread. */
  day: 'time.msg-s-message-list__time-heading',
  /** What a message answers or passes on. 2024 to 2026. From a public project, and by its like. Page thread. */
  quoted: '[class*="replied-message"],[class*="forwarded"],[class*="quoted"],blockquote',
} as const;

export const CONTACT = {
  /** The dialog's content, only there once the viewer opened it. 2026. From real pages of 2026. Page sdui-contact. */
  sdui: '[data-sdui-screen*="ProfileContactDetailsOverlay"]',
  /** Its heading is the person's name. 2019 to 2025. From public projects. Page ember-contact. */
  emberHeading: '[id="pv-contact-info"]',
  /** 2019 to 2025. From public projects. Page ember-contact. */
  emberDialog: '[role="dialog"],.artdeco-modal,.pv-profile-section',
  /** One kind of detail. 2019 to 2025. From public projects. Page ember-contact. */
  emberRow: '.pv-contact-info__contact-type',
  /** Says which kind a row is. 2019 to October 2026. From real pages of 2026. Page sdui-contact, ember-contact. */
  icon: 'svg[id],svg[data-test-icon],li-icon[type]',
} as const;

/**
 * Anything of a layout that is known: with it on the page, nothing is picked by hand. 2018 to 2026. From what stands above.
 * Page sdui, own, view-name, ember, ember-details, ember-2018, ember-2020, public.
 */
export const KNOWN_LAYOUTS =
  '[componentkey^="com.linkedin.sdui.profile"],[id^="com.linkedin.sdui.profile"],[id^="profileCards"],[componentkey^="profileCards"],' +
  '[data-view-name^="profile-"],section[data-member-id],.pvs-entity,.pv-top-card,.pv-top-card-section,.top-card-layout';

/** Employer or school logo: its alternative text holds the name. 2018 to 2026. From real pages. Page sdui, ember. */
export const LOGO = 'img[alt],figure[aria-label]';

/** What an entry of somebody's roles and schools leads to. 2018 to 2026. From real pages. Page sdui, ember. */
export const ENTRY_LINKS = 'a[href*="/company/"],a[href*="/school/"]';

/** Something only an entry has, never the heading of a section. 2026. From real pages. Page sdui, view-name. */
export const ENTRY_MARKS =
  'hr,figure,img,[componentkey^="entity-collection-item"],a[href*="/company/"],a[href*="/school/"]';

/** A sign-in page at a profile's own address. 2020 to 2026. From a real page of 2023. Page login-wall. */
export const LOGIN_FORM =
  'form[action*="/uas/login"],form[action*="login-submit"],form[action*="/checkpoint/"],input[name="session_key"],input[name="session_password"]';

/**
 * The heads of LinkedIn's profiles, of all layouts: with a head comes all that stands with it. 2017 to 2026. From what stands
 * above. Page sdui, own, view-name, ember, ember-details, ember-2018, ember-2020, public.
 */
export const HEADS =
  '[componentkey$="topcard" i],[id$="topcard" i],[data-testid="sticky-profile-header"],[data-view-name="profile-top-card"],' +
  'section[data-member-id],.scaffold-layout-toolbar,.pv-top-card,.pv-top-card-section,.top-card-layout';
