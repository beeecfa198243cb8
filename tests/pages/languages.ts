/**
 * The sample pages as a viewer with another language has them: every word of the interface swapped, every word of a person's
 * own left. LinkedIn's own wording where it is known from its help pages and public projects; what counts is that no reader knows it.
 */

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'tr', 'ja', 'zh', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One label a line, in the order of the languages. */
const LABELS = `
About|Info|Infos|Acerca de|Sobre|Informazioni|Over|Informacje|Hakkında|自己紹介|个人简介|نبذة عني
Summary|Zusammenfassung|Résumé|Extracto|Resumo|Riepilogo|Samenvatting|Podsumowanie|Özet|概要|摘要|الملخص
Experience|Berufserfahrung|Expérience|Experiencia|Experiência|Esperienza|Ervaring|Doświadczenie|Deneyim|職歴|工作经历|الخبرة
Ottilie’s experience|Berufserfahrung von Ottilie|Expérience d’Ottilie|Experiencia de Ottilie|Experiência de Ottilie|Esperienza di Ottilie|Ervaring van Ottilie|Doświadczenie: Ottilie|Ottilie kişisinin deneyimi|Ottilieさんの職歴|Ottilie的工作经历|خبرة Ottilie
Education|Ausbildung|Formation|Educación|Formação acadêmica|Formazione|Opleiding|Wykształcenie|Eğitim|学歴|教育经历|التعليم
Contact info|Kontaktinfo|Coordonnées|Información de contacto|Informações de contato|Informazioni di contatto|Contactgegevens|Dane kontaktowe|İletişim bilgileri|連絡先情報|联系方式|معلومات الاتصال
Activity|Aktivitäten|Activité|Actividad|Atividades|Attività|Activiteit|Aktywność|Etkinlik|アクティビティ|动态|النشاط
Skills|Kenntnisse|Compétences|Aptitudes|Competências|Competenze|Vaardigheden|Umiejętności|Yetenekler|スキル|技能|المهارات
Recommendations|Empfehlungen|Recommandations|Recomendaciones|Recomendações|Segnalazioni|Aanbevelingen|Rekomendacje|Tavsiyeler|推薦|推荐信|التوصيات
People also viewed|Andere Personen sahen|D’autres ont vu|Otros perfiles vistos|As pessoas também viram|Altre persone viste|Anderen bekeken ook|Inni oglądali też|Diğer görüntülenenler|他にもこちらを閲覧|看过此会员的还看了|شاهد الآخرون أيضًا
More profiles for you|Weitere Profile für Sie|Plus de profils pour vous|Más perfiles para ti|Mais perfis para você|Altri profili per te|Meer profielen voor u|Więcej profili dla Ciebie|Size uygun profiller|おすすめのプロフィール|更多会员档案|المزيد من الملفات الشخصية لك
Similar profiles|Ähnliche Profile|Profils similaires|Perfiles similares|Perfis semelhantes|Profili simili|Vergelijkbare profielen|Podobne profile|Benzer profiller|類似プロフィール|相似档案|ملفات شخصية مشابهة
Current roles|Aktuelle Positionen|Postes actuels|Cargos actuales|Cargos atuais|Posizioni attuali|Huidige functies|Obecne stanowiska|Mevcut görevler|現職|目前职位|المناصب الحالية
Relationship|Beziehung|Relation|Relación|Relação|Relazione|Relatie|Relacja|İlişki|関係|关系|العلاقة
Recommended leads|Empfohlene Leads|Prospects recommandés|Posibles clientes|Leads recomendados|Lead consigliati|Aanbevolen leads|Polecane kontakty|Önerilen adaylar|おすすめのリード|推荐的潜在客户|العملاء المقترحون
Shared with|Geteilt mit|Partagé avec|Compartido con|Compartilhado com|Condiviso con|Gedeeld met|Udostępniono|Paylaşılanlar|共有先|分享给|تمت المشاركة مع
Sales Navigator Lead Page|Lead-Seite im Sales Navigator|Page de prospect Sales Navigator|Página de posible cliente|Página de lead|Pagina del lead|Leadpagina|Strona leada|Aday sayfası|リードページ|潜在客户页面|صفحة العميل
at|bei|chez|en|na|presso|bij|w firmie|şirketinde|での|就职于|في
Message|Nachricht|Message|Enviar mensaje|Enviar mensagem|Messaggio|Bericht|Wiadomość|Mesaj|メッセージ|发消息|رسالة
Connect|Vernetzen|Se connecter|Conectar|Conectar|Collegati|Connectie maken|Nawiąż kontakt|Bağlantı kur|つながる|加为好友|تواصل
Save|Speichern|Enregistrer|Guardar|Salvar|Salva|Opslaan|Zapisz|Kaydet|保存|保存|حفظ
Copy|Kopieren|Copier|Copiar|Copiar|Copia|Kopiëren|Kopiuj|Kopyala|コピー|复制|نسخ
Home|Start|Accueil|Inicio|Início|Home|Start|Strona główna|Ana sayfa|ホーム|首页|الرئيسية
Back|Zurück|Retour|Atrás|Voltar|Indietro|Terug|Wstecz|Geri|戻る|返回|رجوع
Dismiss|Schließen|Ignorer|Descartar|Descartar|Ignora|Sluiten|Odrzuć|Kapat|閉じる|关闭|إغلاق
Sign in|Einloggen|S’identifier|Iniciar sesión|Entrar|Accedi|Aanmelden|Zaloguj się|Oturum aç|サインイン|登录|تسجيل الدخول
Liked by|Gefällt|Aimé par|Recomendado por|Gostou|Consigliato da|Interessant voor|Polubione przez|Beğenen|いいね！した人|赞了|أعجب
Show more|Mehr anzeigen|Voir plus|Mostrar más|Exibir mais|Mostra altro|Meer weergeven|Pokaż więcej|Daha fazla göster|続きを表示|显示更多|عرض المزيد
see more|mehr anzeigen|voir plus|ver más|ver mais|vedi altro|meer|zobacz więcej|daha fazla|もっと見る|展开|عرض المزيد
more|mehr|plus|más|mais|altro|meer|więcej|daha fazla|さらに|更多|المزيد
and 2 more|und 2 weitere|et 2 autres|y 2 más|e mais 2|e altri 2|en nog 2|i 2 innych|ve 2 kişi daha|ほか2人|和另外 2 位|و 2 آخرين
Public profile|Öffentliches Profil|Profil public|Perfil público|Perfil público|Profilo pubblico|Openbaar profiel|Profil publiczny|Genel profil|公開プロフィール|公开档案|الملف العام
View LinkedIn profile|LinkedIn Profil ansehen|Voir le profil LinkedIn|Ver perfil de LinkedIn|Visualizar perfil do LinkedIn|Vedi profilo LinkedIn|LinkedIn-profiel weergeven|Zobacz profil LinkedIn|LinkedIn profilini gör|LinkedInプロフィールを表示|查看领英档案|عرض ملف LinkedIn
Full-time|Vollzeit|Temps plein|Jornada completa|Tempo integral|A tempo pieno|Fulltime|Pełny etat|Tam zamanlı|正社員|全职|دوام كامل
Permanent|Festanstellung|CDI|Indefinido|Efetivo|Tempo indeterminato|Vast|Na stałe|Kadrolu|無期雇用|长期|دائم
Internship|Praktikum|Stage|Prácticas|Estágio|Tirocinio|Stage|Staż|Staj|インターン|实习|تدريب
Freelance|Freiberuflich|Indépendant|Autónomo|Autônomo|Freelance|Zelfstandig|Samozatrudnienie|Serbest|フリーランス|自由职业|عمل حر
Hybrid|Hybrid|Hybride|Híbrido|Híbrido|Ibrido|Hybride|Hybrydowo|Hibrit|ハイブリッド|混合办公|هجين
Title|Position|Poste|Cargo|Cargo|Qualifica|Functie|Stanowisko|Unvan|役職|职位|المسمى
Company Name|Unternehmen|Nom de l’entreprise|Empresa|Nome da empresa|Nome azienda|Bedrijfsnaam|Nazwa firmy|Şirket adı|会社名|公司名称|اسم الشركة
Dates Employed|Beschäftigt|Dates d’emploi|Fechas de empleo|Período|Date di impiego|Periode|Daty zatrudnienia|Çalışma tarihleri|在籍期間|任职日期|تواريخ التوظيف
Employment Duration|Dauer|Durée d’emploi|Duración|Duração|Durata|Duur|Okres|Süre|期間|任职时长|مدة التوظيف
Total Duration|Gesamtdauer|Durée totale|Duración total|Duração total|Durata totale|Totale duur|Łącznie|Toplam süre|合計期間|总时长|المدة الإجمالية
Location|Ort|Lieu|Ubicación|Localidade|Località|Locatie|Lokalizacja|Konum|勤務地|地点|الموقع
Degree Name|Abschluss|Diplôme|Título|Diploma|Titolo|Graad|Stopień|Derece|学位|学位|الدرجة
Field Of Study|Studienfach|Domaine d’études|Disciplina|Área de estudo|Campo di studio|Vakgebied|Kierunek|Alan|専攻|专业|مجال الدراسة
Websites|Websites|Sites web|Sitios web|Sites|Siti Web|Websites|Witryny|Web siteleri|ウェブサイト|网站|المواقع
Phone|Telefon|Téléphone|Teléfono|Telefone|Telefono|Telefoon|Telefon|Telefon|電話|电话|الهاتف
Email|E-Mail|E-mail|Email|E-mail|Email|E-mail|E-mail|E-posta|メール|邮箱|البريد الإلكتروني
Birthday|Geburtstag|Anniversaire|Cumpleaños|Aniversário|Compleanno|Verjaardag|Urodziny|Doğum günü|誕生日|生日|تاريخ الميلاد
She/Her|Sie/Ihr|Elle|Ella|Ela/Dela|Lei|Zij/haar|Ona/jej|O|彼女|她|هي
She/They|Sie/Dey|Elle/Iel|Ella/Elle|Ela/Elu|Lei/Loro|Zij/hun|Ona/oni|O|She/They|She/They|She/They
`
  .trim()
  .split('\n')
  .map((line) => line.split('|'));

interface Wording {
  months: string[];
  /** A month and a year. */
  at: (month: string, year: string) => string;
  dash: string;
  now: string;
  /** `to` between two dates, for screen readers. */
  to: string;
  years: (n: number) => string;
  monthsLong: (n: number) => string;
  degree: (n: string) => string;
  /** The distance in words, for screen readers. */
  distance: string;
  followers: string;
  connections: string;
  showAll: (n: string) => string;
  badge: (kind: 'company' | 'school', name: string) => string;
  clock: (hour: number, minute: string) => string;
}

const list = (text: string): string[] => text.split(' ');
const count = (one: string, many: string) => (n: number) => `${n} ${n === 1 ? one : many}`;
const spaced = (month: string, year: string) => `${month} ${year}`;
const of = (month: string, year: string) => `${month} de ${year}`;
const inKanji = (month: string, year: string) => `${year}年${month}`;
const kanjiMonths = list('1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月');
const h24 = (hour: number, minute: string) => `${hour}:${minute}`;

const WORDINGS: Record<Language, Wording> = {
  en: {
    ...{
      months: list('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
      at: spaced,
      dash: ' - ',
      now: 'Present',
      to: 'to',
    },
    ...{
      years: count('yr', 'yrs'),
      monthsLong: count('mo', 'mos'),
      degree: (n) => ({ 1: '1st', 2: '2nd' })[n] ?? '3rd+',
    },
    ...{ distance: 'degree connection', followers: 'followers', connections: 'connections' },
    showAll: (n) => `Show all ${n} experiences`,
    badge: (kind, name) => `${kind === 'company' ? 'Current company' : 'Education'}: ${name}. Click to skip`,
    clock: (hour, minute) => `${hour}:${minute} AM`,
  },
  de: {
    ...{
      months: list('Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'),
      at: spaced,
      dash: '–',
      now: 'Heute',
      to: 'bis',
    },
    ...{ years: count('Jahr', 'Jahre'), monthsLong: count('Monat', 'Monate'), degree: (n) => `${n}.` },
    ...{ distance: 'Kontakt', followers: 'Follower:innen', connections: 'Kontakte' },
    showAll: (n) => `Alle ${n} Berufserfahrungen anzeigen`,
    badge: (kind, name) => `${kind === 'company' ? 'Aktuelles Unternehmen' : 'Ausbildung'}: ${name}. Klicken`,
    clock: h24,
  },
  fr: {
    ...{
      months: list('janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'),
      at: spaced,
      dash: ' – ',
      now: 'aujourd’hui',
      to: 'à',
    },
    ...{
      years: count('an', 'ans'),
      monthsLong: count('mois', 'mois'),
      degree: (n) => ({ 1: '1er', 2: '2e' })[n] ?? '3e et +',
    },
    ...{ distance: 'relation', followers: 'abonnés', connections: 'relations' },
    showAll: (n) => `Afficher les ${n} expériences`,
    badge: (kind, name) => `${kind === 'company' ? 'Entreprise actuelle' : 'Formation'} : ${name}. Cliquez`,
    clock: h24,
  },
  es: {
    ...{
      months: list('ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.'),
      at: of,
      dash: ' - ',
      now: 'actualidad',
      to: 'a',
    },
    ...{ years: count('año', 'años'), monthsLong: count('mes', 'meses'), degree: (n) => `${n}º` },
    ...{ distance: 'contacto', followers: 'seguidores', connections: 'contactos' },
    showAll: (n) => `Mostrar todas las experiencias (${n})`,
    badge: (kind, name) => `${kind === 'company' ? 'Empresa actual' : 'Educación'}: ${name}. Haz clic`,
    clock: h24,
  },
  pt: {
    ...{
      months: list('jan fev mar abr mai jun jul ago set out nov dez'),
      at: of,
      dash: ' - ',
      now: 'o momento',
      to: 'até',
    },
    ...{ years: count('ano', 'anos'), monthsLong: count('mês', 'meses'), degree: (n) => `${n}º` },
    ...{ distance: 'grau', followers: 'seguidores', connections: 'conexões' },
    showAll: (n) => `Exibir todas as ${n} experiências`,
    badge: (kind, name) => `${kind === 'company' ? 'Empresa atual' : 'Formação'}: ${name}. Clique`,
    clock: h24,
  },
  it: {
    ...{
      months: list('gen feb mar apr mag giu lug ago set ott nov dic'),
      at: spaced,
      dash: ' - ',
      now: 'Presente',
      to: 'a',
    },
    ...{ years: count('anno', 'anni'), monthsLong: count('mese', 'mesi'), degree: (n) => `${n}°` },
    ...{ distance: 'grado', followers: 'follower', connections: 'collegamenti' },
    showAll: (n) => `Mostra tutte le esperienze (${n})`,
    badge: (kind, name) => `${kind === 'company' ? 'Azienda attuale' : 'Formazione'}: ${name}. Fai clic`,
    clock: h24,
  },
  nl: {
    ...{
      months: list('jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.'),
      at: spaced,
      dash: ' - ',
      now: 'heden',
      to: 'tot',
    },
    ...{
      years: count('jaar', 'jaar'),
      monthsLong: count('maand', 'maanden'),
      degree: (n) => `${n}${n === '1' ? 'ste' : 'de'}`,
    },
    ...{ distance: 'graads connectie', followers: 'volgers', connections: 'connecties' },
    showAll: (n) => `Alle ${n} ervaringen weergeven`,
    badge: (kind, name) => `${kind === 'company' ? 'Huidig bedrijf' : 'Opleiding'}: ${name}. Klik`,
    clock: h24,
  },
  pl: {
    ...{
      months: list('sty lut mar kwi maj cze lip sie wrz paź lis gru'),
      at: spaced,
      dash: ' – ',
      now: 'obecnie',
      to: 'do',
    },
    ...{
      years: (n) => `${n} ${n === 1 ? 'rok' : n < 5 ? 'lata' : 'lat'}`,
      monthsLong: (n) => `${n} mies.`,
      degree: (n) => `${n}.`,
    },
    ...{ distance: 'stopień', followers: 'obserwujących', connections: 'kontaktów' },
    showAll: (n) => `Pokaż wszystkie ${n} pozycje`,
    badge: (kind, name) => `${kind === 'company' ? 'Obecna firma' : 'Wykształcenie'}: ${name}. Kliknij`,
    clock: h24,
  },
  tr: {
    ...{
      months: list('Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara'),
      at: spaced,
      dash: ' - ',
      now: 'Halen',
      to: 'ile',
    },
    ...{ years: (n) => `${n} yıl`, monthsLong: (n) => `${n} ay`, degree: (n) => `${n}.` },
    ...{ distance: 'derece bağlantı', followers: 'takipçi', connections: 'bağlantı' },
    showAll: (n) => `${n} deneyimin tümünü göster`,
    badge: (kind, name) => `${kind === 'company' ? 'Mevcut şirket' : 'Eğitim'}: ${name}. Tıklayın`,
    clock: h24,
  },
  ja: {
    ...{ months: kanjiMonths, at: inKanji, dash: ' - ', now: '現在', to: 'から' },
    ...{ years: (n) => `${n}年`, monthsLong: (n) => `${n}ヶ月`, degree: (n) => `${n}次` },
    ...{ distance: '次のつながり', followers: 'フォロワー', connections: 'つながり' },
    showAll: (n) => `職歴${n}件をすべて表示`,
    badge: (kind, name) => `${kind === 'company' ? '現在の会社' : '学歴'}: ${name}`,
    clock: (hour, minute) => `午前${hour}:${minute}`,
  },
  zh: {
    ...{ months: kanjiMonths, at: inKanji, dash: ' - ', now: '至今', to: '至' },
    ...{ years: (n) => `${n} 年`, monthsLong: (n) => `${n} 个月`, degree: (n) => `${n} 度` },
    ...{ distance: '度人脉', followers: '位关注者', connections: '位好友' },
    showAll: (n) => `显示全部 ${n} 项工作经历`,
    badge: (kind, name) => `${kind === 'company' ? '目前就职' : '教育经历'}：${name}`,
    clock: (hour, minute) => `上午${hour}:${minute}`,
  },
  ar: {
    ...{
      months: list('يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'),
      at: spaced,
      dash: ' - ',
      now: 'الحاضر',
      to: 'إلى',
    },
    years: (n) => ({ 1: 'سنة واحدة', 2: 'سنتان' })[n] ?? `${n} سنوات`,
    monthsLong: (n) => ({ 1: 'شهر واحد', 2: 'شهران' })[n] ?? `${n} أشهر`,
    ...{ degree: (n) => n, distance: 'صلة', followers: 'متابعًا', connections: 'زملاء' },
    showAll: (n) => `عرض كل الخبرات (${n})`,
    badge: (kind, name) => `${kind === 'company' ? 'الشركة الحالية' : 'التعليم'}: ${name}`,
    clock: (hour, minute) => `${hour}:${minute} ص`,
  },
};

const monthOf = new Map(
  LANGUAGES.flatMap((language) =>
    WORDINGS[language].months.map((month, n) => [month.toLowerCase(), n] as const),
  ),
).set('march', 2);
const labelOf = new Map(
  LABELS.flatMap((line) => line.map((label) => [label.toLowerCase(), line] as const).reverse()),
);

const MONTH = String.raw`(?:([\p{L}.]+)\s)?`;
const POINT = new RegExp(`^${MONTH}((?:19|20)\\d\\d)$`, 'u');
const NOW = /^(?:present|aujourd’hui)$/i;
const LENGTH = /^(?:(\d+)\s(?:yrs?|years?|ans?))?\s?(?:(\d+)\s(?:mos?|months?|mois))?$/;

/** One text of the interface in another language; what is a person's own stays. */
export function inLanguage(text: string, language: Language): string {
  const to = WORDINGS[language];
  const at = LANGUAGES.indexOf(language);
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return before + whole(core) + after;

  function whole(part: string): string {
    const label = labelOf.get(part.toLowerCase().replace(/^see (?=contact)/, ''));
    if (label) return label[at] ?? part;
    if (part.startsWith('· ') && special(part) === undefined) return `· ${whole(part.slice(2))}`;
    return special(part) ?? point(part) ?? range(part) ?? length(part) ?? segmented(part);
  }

  function point(part: string): string | undefined {
    if (NOW.test(part)) return to.now;
    const [, month, year] = POINT.exec(part) ?? [];
    if (year === undefined) return undefined;
    if (month === undefined) return year;
    const n = monthOf.get(month.toLowerCase());
    return n === undefined ? undefined : to.at(to.months[n] ?? '', year);
  }

  function range(part: string): string | undefined {
    const [, from = '', dash, end = ''] = /^(.*?)(\s?[-–]\s|–|\sto\s)(.*)$/s.exec(part) ?? [];
    if (dash === undefined) return undefined;
    // Their length right behind them, as Sales Navigator has it.
    const [, last = '', rest = ''] = /^(.*?)(\s{2}.*)?$/s.exec(end) ?? [];
    const [a, b] = [from === '' ? '' : point(from), point(last)];
    if (a === undefined || b === undefined) return undefined;
    const tail = rest === '' ? '' : `  ${length(rest.trim()) ?? rest.trim()}`;
    return `${a}${dash === ' to ' ? ` ${to.to} ` : to.dash}${b}${tail}`;
  }

  function length(part: string): string | undefined {
    const [found, years, months] = LENGTH.exec(part) ?? [];
    if (!found) return undefined;
    return [years ? to.years(Number(years)) : '', months ? to.monthsLong(Number(months)) : '']
      .filter(Boolean)
      .join(' ');
  }

  function segmented(part: string): string {
    const parts = part.split(' · ');
    return parts.length > 1 ? parts.map((one) => whole(one)).join(' · ') : part;
  }

  function special(part: string): string | undefined {
    const [, dot = '', degree] = /^(· )?([123])(?:st|nd|rd\+?|\.|e et \+)$/.exec(part) ?? [];
    if (degree) return dot + to.degree(degree);
    if (/^(?:1st|2nd|3rd|Second) degree connection$/.test(part)) return `${to.degree('2')} ${to.distance}`;
    const [, number, what] =
      /^([\d,]+K?\+?)\s(followers|connections|seguidores|contactos|relations)$/.exec(part) ?? [];
    if (number && what) return `${number} ${/^(?:followers|seg)/.test(what) ? to.followers : to.connections}`;
    const [, all] = /^Show all (\d+) \w+$/.exec(part) ?? [];
    if (all) return to.showAll(all);
    const [, more] = /^… ?(more|plus|see more)$/.exec(part) ?? [];
    if (more) return `… ${labelOf.get('see more')?.[at] ?? ''}`;
    const [, kind, name] = /^(Current company|Education): (.*)\. Click to skip/.exec(part) ?? [];
    if (kind && name) return to.badge(kind === 'Education' ? 'school' : 'company', name);
    const [, pronouns, distance] = /^\(([^)]*)\) · ([123])/.exec(part) ?? [];
    if (pronouns && distance) return `(${whole(pronouns)}) · ${to.degree(distance)}`;
    const [, bracketed] = /^\((\d+ years)\)$/.exec(part) ?? [];
    if (bracketed) return `(${length(bracketed) ?? ''})`;
    const [, month, day] = /^([A-Z][a-z]{2}) (\d{1,2})$/.exec(part) ?? [];
    if (month && day && monthOf.has(month.toLowerCase()))
      return to.at(to.months[monthOf.get(month.toLowerCase()) ?? 0] ?? '', day);
    const [, hour, minute] = /^(\d{1,2}):(\d\d) AM$/.exec(part) ?? [];
    return hour && minute ? to.clock(Number(hour), minute) : undefined;
  }
}

/** A whole page in another language. */
export function pageInLanguage(html: string, language: Language): string {
  const [head = '', ...rest] = html.split(/(?<=<\/head>)/);
  const body = rest
    .join('')
    .split(/(<(?:code|script|style)\b.*?<\/(?:code|script|style)>)/s)
    .map((part) => (/^<(?:code|script|style)\b/.test(part) ? part : swapped(part, language)))
    .join('');
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return head.replace(/<html[^>]*>/, `<html lang="${language}" dir="${direction}">`) + body;
}

function swapped(html: string, language: Language): string {
  return html
    .replaceAll(/>([^<>]+)(?=<)/g, (_, text: string) => `>${inLanguage(text, language)}`)
    .replaceAll(/(?<=\saria-label=")[^"]*(?=")/g, (text) => inLanguage(text, language));
}
