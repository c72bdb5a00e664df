//! The words themselves, as data: what they tell, and how they are spelled in English, German, French, Spanish,
//! Italian, Portuguese and Dutch. In lower case; a straight apostrophe stands for a curly one too.

use super::{Employment, Notice, Word, Workplace};
use crate::document::Section;
use crate::values::{Degree, Proficiency};

type Table = &'static [(Word, &'static [&'static str])];

/// Every word with its spellings.
pub(super) fn all() -> impl Iterator<Item = (Word, &'static [&'static str])> {
    [TIME, DEGREES, LANGUAGES, PLACES, HEADINGS].into_iter().flatten().copied()
}

use Word::Month;

#[rustfmt::skip]
const TIME: Table = &[
    (Month(1), &["january", "jan", "januar", "jän", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari"]),
    (Month(2), &["february", "feb", "febr", "februar", "février", "fevrier", "févr", "fév", "febrero", "febbraio", "fevereiro", "fev", "februari"]),
    (Month(3), &["march", "mar", "märz", "maerz", "mär", "mrz", "mars", "marzo", "março", "marco", "maart", "mrt"]),
    (Month(4), &["april", "apr", "avril", "avr", "abril", "abr", "aprile"]),
    (Month(5), &["may", "mai", "mayo", "maggio", "mag", "maio", "mei"]),
    (Month(6), &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"]),
    (Month(7), &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"]),
    (Month(8), &["august", "aug", "août", "aout", "agosto", "ago", "augustus"]),
    (Month(9), &["september", "sept", "sep", "septembre", "septiembre", "settembre", "set", "sett", "setembro"]),
    (Month(10), &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"]),
    (Month(11), &["november", "nov", "novembre", "noviembre", "novembro"]),
    (Month(12), &["december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic", "dicembre", "dezembro"]),
    (Word::Season(3), &["spring", "frühjahr", "frühling", "printemps", "primavera", "lente"]),
    (Word::Season(6), &["summer", "sommer", "été", "verano", "estate", "verão", "zomer"]),
    (Word::Season(9), &["autumn", "fall", "herbst", "automne", "otoño", "autunno", "outono", "herfst"]),
    (Word::Season(12), &["winter", "hiver", "invierno", "inverno"]),
    (Word::Present, &[
        "present", "the present", "current", "currently", "now", "today", "to date", "till date", "date", "ongoing",
        "heute", "aktuell", "jetzt", "laufend", "gegenwart", "dato", "aujourd'hui", "ce jour", "présent", "actuel",
        "maintenant", "en cours", "actualidad", "la actualidad", "actualmente", "presente", "el presente", "hoy",
        "oggi", "attuale", "ad oggi", "in corso", "atual", "o momento", "atualmente", "hoje", "heden", "vandaag",
        "nu",
    ]),
    (Word::Since, &["since", "from", "seit", "ab", "depuis", "desde", "dal", "da", "sinds", "vanaf", "started"]),
    (Word::Years, &[
        "years", "year", "yrs", "yr", "years'", "year's", "year(s)", "yoe", "jahre", "jahren", "jahr", "années", "ans",
        "an", "année", "annees", "años", "año", "anni", "anno", "anos", "ano", "jaar", "jaren",
    ]),
    (Word::Months, &[
        "months", "month", "months'", "monate", "monaten", "monat", "mois", "meses", "mesi", "mês", "maanden", "maand",
    ]),
    (Word::Experience, &[
        "experience", "experienced", "background", "track record", "hands-on", "hands on", "expertise", "exposure",
        "similar role", "similar position", "berufserfahrung", "erfahrung", "praxiserfahrung", "expérience",
        "d'expérience", "experiencia", "esperienza", "experiência", "ervaring", "werkervaring",
    ]),
];

use Degree::{Associate, Bachelor, Doctorate, Master, Secondary};

#[rustfmt::skip]
const DEGREES: Table = &[
    (Word::Degree(Secondary), &[
        "high school diploma", "high school degree", "high-school diploma", "high school", "secondary school", "ged",
        "secondary education", "a-levels", "a levels", "gcse", "gcses", "abitur", "fachabitur", "fachhochschulreife",
        "hochschulreife", "baccalauréat", "bachillerato", "matura", "diploma di maturità", "ensino médio",
        "international baccalaureate", "matriculation",
    ]),
    (Word::Degree(Associate), &[
        "associate's degree", "associates degree", "associate degree", "associate of science", "associate of arts",
        "associate of applied science", "a.a.s.", "hnd", "hnc", "foundation degree", "bts", "bac+2", "bac +2",
        "technician diploma", "college diploma", "ausbildung", "berufsausbildung", "abgeschlossene ausbildung", "mbo",
        "formación profesional", "vocational training", "vocational qualification", "apprenticeship certificate",
    ]),
    (Word::Degree(Bachelor), &[
        "bachelor's degree", "bachelors degree", "bachelor degree", "bachelor's", "bachelors", "bachelor", "b.sc.",
        "bachelor of science", "bachelor of arts", "bachelor of engineering", "bachelor of business administration",
        "bachelor of laws", "bachelor of technology", "bachelor of commerce", "bachelor of education",
        "bachelor of nursing", "b.sc", "bsc", "b.a.", "b.s.", "b.eng.", "b.eng", "beng", "b.tech.", "b.tech", "btech",
        "b.com.", "b.com", "bcom", "bba", "b.b.a.", "llb", "b.ed.", "bfa", "bsn", "bs degree", "ba degree", "bs/ba",
        "ba/bs", "bs/ms", "undergraduate degree", "university degree", "college degree", "academic degree", "degree",
        "4-year degree", "four-year degree", "tertiary education", "hochschulabschluss", "hochschulstudium",
        "abgeschlossenes studium", "abgeschlossenes hochschulstudium", "studium", "universitätsabschluss",
        "licence professionnelle", "bac+3", "bac +3", "licenciatura", "grado en", "laurea triennale", "laurea",
        "diplôme universitaire", "título universitario", "grau de bacharel", "bacharelado", "hbo", "hbo+",
        "hbo-opleiding", "universitaire opleiding",
    ]),
    (Word::Degree(Master), &[
        "master's degree", "masters degree", "master degree", "master's", "masters", "master of science",
        "master of arts", "master of engineering", "master of business administration", "master of laws",
        "master of education", "master of public health", "master of technology", "m.sc.", "m.sc", "msc", "m.a.",
        "m.s.", "m.eng.", "m.eng", "meng", "m.tech.", "m.tech", "mtech", "mba", "m.b.a.", "ll.m.", "m.ed.", "mph",
        "graduate degree", "postgraduate degree", "post-graduate degree", "post graduate degree", "advanced degree",
        "ms degree", "ma degree", "ms/phd", "diplom", "dipl.-ing.", "dipl.-inf.", "diplom-ingenieur", "magister",
        "diplôme d'ingénieur", "école d'ingénieur", "bac+5", "bac +5", "máster en", "máster", "maestría",
        "laurea magistrale", "laurea specialistica", "mestrado",
    ]),
    (Word::Degree(Doctorate), &[
        "phd degree", "phd", "ph.d.", "ph.d", "ph. d.", "doctorate degree", "doctorate", "doctoral degree", "doctoral",
        "dphil", "d.phil.", "dr. rer. nat.", "dr.-ing.", "promotion in", "doctorat", "doctorado", "dottorato",
        "doutorado", "doutoramento", "pharmd", "pharm.d.", "juris doctor", "doctor of medicine",
        "doctor of philosophy",
    ]),
    (Word::PerhapsDegree(Bachelor), &["ba", "bs", "be"]),
    (Word::PerhapsDegree(Master), &["master", "ma", "ms"]),
    (Word::PerhapsDegree(Associate), &["aa", "aas"]),
    (Word::Other, &[
        "scrum master", "scrum masters", "master data", "master branch", "strong plus", "strong advantage", "strong asset", "strong benefit", "strong preference", "good to have", "excellent plus", "business hours", "business days", "business trips", "basic salary", "professional environment", "professional development", "degree programme", "degree program", "degree apprenticeship", "master plan", "master's level athlete",
        "master electrician", "master plumber", "high degree of", "some degree of", "a degree of", "degree of",
        "degree murder", "360-degree", "360 degree", "high school students", "ms office", "ms excel", "ms word",
        "ms sql", "ms teams", "ms project", "ms azure", "ms power", "ms dynamics", "cloud native", "cloud-native",
        "react native", "native app", "native apps", "native mobile", "native code", "ai-native", "ai native",
        "native ios", "native android", "business german shepherd",
    ]),
    (Word::School, &[
        "university", "college", "school", "institute", "academy", "polytechnic", "universität", "hochschule",
        "fachhochschule", "université", "école", "universidad", "università", "politecnico", "universidade",
        "universiteit", "hogeschool", "faculty", "gymnasium", "lycée", "instituto", "universitat",
    ]),
];

use Proficiency::{A1, A2, B1, B2, C1, C2, Native};

#[rustfmt::skip]
const LANGUAGES: Table = &[
    (Word::Proficiency(Native), &[
        "native", "native speaker", "native-level", "native level", "mother tongue", "mother-tongue", "first language",
        "muttersprache", "muttersprachler", "muttersprachlich", "langue maternelle", "lengua materna", "nativo",
        "nativa", "madrelingua", "língua materna", "moedertaal", "bilingual", "bilingue", "zweisprachig",
        "native or bilingual proficiency",
    ]),
    (Word::Proficiency(C2), &[
        "c2", "near-native", "near native", "mastery", "annähernd muttersprachlich",
    ]),
    (Word::Proficiency(C1), &[
        "c1", "c1/c2", "fluent", "fluency", "fluently", "full professional proficiency", "full professional",
        "proficient", "business fluent", "business-fluent", "business fluency", "advanced", "excellent command",
        "excellent", "fließend", "fliessend", "fließende", "fließendes", "verhandlungssicher", "verhandlungssichere",
        "verhandlungssicheres", "sehr gute", "sehr gutes", "sehr gut", "courant", "couramment", "parlé couramment",
        "fluido", "con fluidez", "fluente", "avanzado", "avanzato", "avançado", "vloeiend", "professional fluency",
    ]),
    (Word::Proficiency(B2), &[
        "b2", "b2/c1", "professional working proficiency", "professional proficiency", "working proficiency",
        "working knowledge", "upper intermediate", "upper-intermediate", "business level", "business-level",
        "business proficiency", "business", "very good", "strong", "professional", "gute", "gutes", "gut",
        "gute kenntnisse", "bon niveau", "niveau professionnel", "good",
    ]),
    (Word::Proficiency(B1), &[
        "b1", "b1/b2", "conversational", "conversant", "intermediate", "limited working proficiency", "konversationssicher",
        "mittelstufe", "intermédiaire", "intermedio", "intermediário", "gemiddeld", "communicative",
    ]),
    (Word::Proficiency(A2), &[
        "a2", "a2/b1", "basic", "basics", "basic knowledge", "elementary", "elementary proficiency", "grundkenntnisse",
        "grundlagen", "basiskenntnisse", "notions", "notions de base", "básico", "basico", "base", "élémentaire",
        "pre-intermediate", "basis",
    ]),
    (Word::Proficiency(A1), &["a1", "a1/a2", "beginner", "beginners", "anfänger", "débutant", "principiante", "learning"]),
];

use Employment::{Apprenticeship, Contract, FixedTerm, FullTime, Internship, PartTime, Permanent, Temporary};

#[rustfmt::skip]
const PLACES: Table = &[
    (Word::Workplace(Workplace::Remote), &[
        "remote", "remotely", "fully remote", "remote-first", "work from home", "work from anywhere", "home office",
        "homeoffice", "télétravail", "teletrabajo", "remoto", "telelavoro", "thuiswerken",
    ]),
    (Word::Workplace(Workplace::Hybrid), &["hybrid", "hybrid working", "hybrides", "hybride", "híbrido", "ibrido"]),
    (Word::Workplace(Workplace::OnSite), &[
        "on-site", "onsite", "on site", "in-office", "in the office", "in-person", "vor ort", "sur site",
        "presencial", "in presenza", "office-based", "office based",
    ]),
    (Word::Employment(FullTime), &["full-time", "full time", "fulltime", "vollzeit", "temps plein", "temps complet", "tiempo completo", "jornada completa", "tempo pieno", "voltijd"]),
    (Word::Employment(PartTime), &["part-time", "part time", "parttime", "teilzeit", "temps partiel", "tiempo parcial", "deeltijd"]),
    (Word::Employment(Permanent), &["permanent contract", "permanent position", "permanent role", "permanent", "unbefristet", "unbefristete", "cdi", "indefinido", "tempo indeterminato", "open-ended contract"]),
    (Word::Employment(FixedTerm), &["fixed-term", "fixed term", "befristet", "befristete", "cdd", "tempo determinato"]),
    (Word::Employment(Contract), &["contractor", "contract role", "contract position", "b2b contract", "freelance", "freelancer"]),
    (Word::Employment(Internship), &["internship", "praktikum", "stage de fin d'études", "working student", "werkstudent"]),
    (Word::Employment(Apprenticeship), &["apprenticeship"]),
    (Word::Employment(Temporary), &["temporary position", "temporary role", "temporary contract", "maternity cover"]),
    (Word::Notice(Notice::WorkAuthorisation), &[
        "right to work", "work permit", "work authorization", "work authorisation", "authorized to work",
        "authorised to work", "eligible to work", "employment authorization", "employment authorisation",
        "arbeitserlaubnis", "permis de travail", "permiso de trabajo",
    ]),
    (Word::Notice(Notice::Visa), &["visa", "visa sponsorship", "visum", "sponsorship of a visa"]),
    (Word::Notice(Notice::SecurityClearance), &[
        "security clearance", "top secret clearance", "secret clearance", "ts/sci", "sc clearance", "dv clearance",
        "sc cleared", "dv cleared", "public trust clearance", "sicherheitsüberprüfung",
    ]),
    (Word::Notice(Notice::Travel), &["willing to travel", "willingness to travel", "travel required", "reisebereitschaft", "ready to travel", "able to travel"]),
    (Word::Notice(Notice::Relocation), &["willing to relocate", "relocation required", "willingness to relocate", "umzugsbereitschaft"]),
    (Word::Other, &["right to work on", "visa inc", "visa card", "visa and mastercard", "visa, mastercard", "remote control", "remote sensing", "remote procedure", "remote desktop", "hybrid cloud", "hybrid apps"]),
];

#[rustfmt::skip]
const HEADINGS: Table = &[
    (Word::Heading(Section::Experience), &[
        "beruflicher werdegang", "berufspraxis", "werdegang", "expérience professionnelle",
        "expériences professionnelles", "expériences", "experiencia laboral", "experiencia profesional",
        "esperienza professionale", "esperienze professionali", "esperienze lavorative", "experiência profissional",
        "berufliche erfahrung", "relevant experience", "professional background", "professional history",
    ]),
    (Word::Heading(Section::Education), &[
        "bildung", "bildungsweg", "akademische ausbildung", "schulbildung", "formation", "formations", "formación",
        "formación académica", "educación", "istruzione", "istruzione e formazione", "formazione", "formação",
        "formação académica", "formação acadêmica", "opleiding", "opleidingen", "études", "estudios",
        "academic history", "educational background", "ausbildung und studium",
    ]),
    (Word::Heading(Section::Skills), &[
        "kenntnisse", "fähigkeiten", "edv-kenntnisse", "compétences", "competencias", "habilidades", "competenze",
        "competências", "vaardigheden",
    ]),
    (Word::Heading(Section::Languages), &["sprachen", "sprachkenntnisse", "langues", "idiomas", "lingue", "línguas", "talen"]),
    (Word::Heading(Section::Certificates), &["zertifikate", "weiterbildungen", "weiterbildung", "certificats", "certificados", "certificazioni", "certificaten"]),
    (Word::Heading(Section::Projects), &["projekte", "projets", "proyectos", "progetti", "projetos", "projecten", "personal projects", "hobbys", "interessen", "interests", "hobbies", "awards", "references", "loisirs"]),
];
