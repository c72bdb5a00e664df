//! The words that tell levels, as data.

use super::Level;
use super::wording::Says::{self, Behind, Both, Denies, Introduces, Nothing, Other, Plainly};

/// Wordings by what they say; in ASCII letters they are found in any case. The longest that stands at a place counts.
#[rustfmt::skip]
pub(super) const WORDINGS: [(Says, &[&str]); 11] = [
    (
        Plainly(Level::Preferred),
        &[
            "nice to have", "nice-to-have", "nice-to-haves", "nice to haves", "good to have", "great to have", "is a plus",
            "are a plus", "a big plus", "a huge plus", "a strong plus", "would be a plus", "a definite plus",
        ],
    ),
    (
        Both(Level::Preferred),
        &[
            "a plus", "big plus", "huge plus", "strong plus", "great plus", "definite plus", "real plus", "major plus",
            "added plus", "additional plus", "nice plus", "clear plus", "considered plus", "plus points", "preferred",
            "preferable", "desirable", "desired", "a bonus", "bonus:", "added bonus", "nice bonus", "big bonus",
            "great bonus", "an advantage", "strong advantage", "big advantage", "clear advantage",
            "distinct advantage", "added advantage", "great advantage", "considered advantage", "an asset",
            "strong asset", "great asset", "valuable asset", "advantageous", "beneficial", "optional",
            "would be great", "would be nice", "would be ideal", "would be helpful", "is helpful", "would help",
            "is welcome", "are welcome", "very welcome", "is valued", "are valued", "highly valued", "valued)",
            "appreciated", "highly regarded", "well regarded", "looked upon favourably", "viewed favourably",
            "viewed favorably", "not required", "not mandatory", "not essential", "not a must", "not a requirement",
            "not strictly required", "not a prerequisite", "sets you apart", "set you apart", "stand out",
            "strengthens your application", "strengthens applications", "strengthen your application",
            "a nice touch", "a nice extra", "an extra",
            // German
            "von vorteil", "wünschenswert", "ist ein plus", "sind ein plus", "ein pluspunkt", "gern gesehen",
            "gerne gesehen", "ein bonus", "nicht zwingend", "kein muss", "keine voraussetzung",
            // French
            "un plus", "un atout", "appréciée", "apprécié", "appréciés", "appréciées", "souhaitée", "souhaité",
            "pas indispensable", "pas obligatoire", "bienvenue",
            // Dutch
            "een pré", "een pre", "een plus", "een pluspunt", "geen vereiste", "wenselijk",
            // Spanish, Italian, Portuguese
            "deseable", "deseables", "se valora", "se valorará", "se valorarán", "valorable", "valorables", "no imprescindible",
            "gradita", "gradito", "gradite", "preferibile", "titolo preferenziale", "è un plus",
            "desejável", "valoriza-se", "diferencial", "preferencial",
        ],
    ),
    (
        Behind(Level::Preferred),
        &[
            "ideally", "preferably", "bonus points", "bonus if", "extra points", "plus if", "even better if",
            "we'd love it if", "it's great if you", "great if you", "it helps if you", "extra credit",
            "idealerweise", "vorzugsweise", "bestenfalls", "idéalement", "de préférence", "bij voorkeur", "idealiter",
            "preferiblemente", "idealmente", "preferibilmente", "preferencialmente", "interest in learning",
        ],
    ),
    (
        Plainly(Level::Required),
        &["must have", "must-have", "you must", "is a must", "are a must"],
    ),
    (
        Both(Level::Required),
        &[
            "must", "a must", "must-haves", "required", "requires", "require", "mandatory", "is essential",
            "are essential", "essential:", "essential)", "a prerequisite", "prerequisite", "is necessary", "are necessary",
            "indispensable", "non-negotiable", "compulsory", "a requirement",
            "erforderlich", "zwingend", "vorausgesetzt", "setzen wir voraus", "unabdingbar", "ein muss",
            "obligatoire", "requise", "requis", "exigé", "exigée", "impératif",
            "vereist", "noodzakelijk", "een must", "een vereiste",
            "imprescindible", "imprescindibles", "obligatorio", "requerido", "requerida", "indispensabile",
            "obbligatorio", "obbligatoria", "richiesta", "richiesto", "obrigatório", "indispensável", "indispensables",
        ],
    ),
    (
        Behind(Level::Required),
        &["at least", "you need", "you'll need", "you will need", "minimum of", "minimum", "mindestens", "minimum de", "al menos", "minstens", "almeno"],
    ),
    (
        Behind(Level::Mentioned),
        &[
            "we use", "we write", "we code in", "we build with", "we program in", "we also use", "we currently use", "we mainly use", "we run on", "we work with", "our stack",
            "our tech stack", "our current stack", "our technology stack", "our data stack", "our tooling", "our tools",
            "stack also includes", "stack includes", "you will learn", "you'll learn", "we will teach you",
            "we'll teach you", "wir nutzen", "wir verwenden", "wir arbeiten mit", "nous utilisons", "wij gebruiken",
            "usamos", "utilizziamo",
        ],
    ),
    (
        Denies,
        &[
            "not needed", "isn't needed", "not necessary", "isn't necessary", "not expected", "is irrelevant",
            "we won't ask for", "are irrelevant", "nicht nötig", "nicht erforderlich", "nicht notwendig",
        ],
    ),
    (
        Nothing,
        &[
            "equal opportunity", "equal opportunities", "equal employment", "equal-opportunity", "without regard to",
            "regardless of race", "regardless of gender", "regardless of age", "sexual orientation",
            "reasonable accommodation", "reasonable accommodations", "reasonable adjustments", "background check",
            "background checks", "criminal record", "recruitment agencies", "recruitment fees", "recruiting agencies",
            "staffing agencies", "no agencies", "agency submissions", "speculative cvs", "unsolicited resumes",
            "unsolicited cvs", "privacy policy", "privacy notice", "protected characteristic",
            "protected characteristics", "protected veteran", "underrepresented", "under-represented",
            "all qualified applicants", "marginalised", "marginalized", "data protection notice",
            "you might still be an excellent candidate", "every requirement", "all the requirements", "all the boxes",
            "every box", "ai-assisted tools", "in our recruitment process", "our hiring process",
        ],
    ),
    (
        Introduces,
        &[
            "experience with", "experience in", "experience of", "experience using", "experienced in",
            "experienced with", "knowledge of", "knowledge in", "proficiency in", "proficiency with",
            "proficient in", "proficient with", "proficient at", "familiarity with", "familiar with",
            "expertise in", "expertise with", "expert in", "understanding of", "skilled in", "skills in",
            "background in", "certified in", "certification in", "trained in", "training in", "competence in",
            "competent in", "fluency in", "fluent in", "mastery of", "command of", "exposure to", "specialising in",
            "specializing in", "specialised in", "specialized in", "grounding in", "comfortable with",
            "confident in", "confident with", "well versed in", "well-versed in", "versed in", "qualified in",
        ],
    ),
    (
        Other,
        &[
            "as required", "mandatory reporting", "mandatory training", "are valued,", "are valued and", "if required", "when required", "where required", "required to", "required by law",
            "preferred name", "preferred supplier", "preferred partner", "bonus scheme", "if necessary",
            "as necessary", "where necessary", "essential duties", "essential functions", "competitive advantage",
            "annual bonus", "requires us", "performance bonus", "preferred stock",
            "desired outcome", "desired outcomes", "desired results", "required documents", "as desired",
            "at least once", "must not", "bonus payment", "a bonus of", "welcome bonus", "signing bonus",
        ],
    ),
];
