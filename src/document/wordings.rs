//! The wordings under which sections stand, as data. Add to a list what real documents use; the order of the
//! sections decides between wordings of the same length.

use super::Section;

/// Words that say nothing of what a section is about.
#[rustfmt::skip]
pub(super) const FILLERS: [&str; 69] = [
    "a", "additional", "and", "core", "for", "general", "in", "job", "key", "main", "my", "of", "on", "other", "our",
    "primary", "professional", "relevant", "role", "selected", "some", "specific", "the", "these", "this", "to", "type",
    "us", "with", "your",
    "position", "section", "more", "basic", "candidate", "following", "also",
    // German
    "und", "die", "der", "das", "deine", "dein", "ihre", "unsere", "unser", "für",
    // French
    "le", "la", "les", "et", "tes", "vos", "nos",
    // Dutch
    "de", "het", "een", "en", "jouw", "je", "onze",
    // Spanish, Italian and Portuguese
    "los", "las", "y", "tus", "il", "lo", "gli",
    "e",
];

/// Fillers that tie words into a phrase: "experience with tools" is no heading, though each of its words is one.
pub(super) const TIES: [&str; 5] = ["for", "in", "of", "to", "with"];

/// What stands at the head of a line before the employer's name, in the case that is written, and the section that
/// such a line opens.
pub(super) const BEFORE_NAMES: [(&str, Section); 12] = [
    ("Our ideal ", Section::Requirements),
    ("The ideal ", Section::Requirements),
    ("About ", Section::Company),
    ("Meet ", Section::Company),
    ("Who is ", Section::Company),
    ("Life at ", Section::Benefits),
    ("Working at ", Section::Benefits),
    ("Why ", Section::Benefits),
    ("Über ", Section::Company),
    ("À propos de ", Section::Company),
    ("Over ", Section::Company),
    ("Sobre ", Section::Company),
];

/// Wordings that head a field of few words ("Location: Berlin") rather than a section: inside a line they reach to the
/// end of their sentence.
pub(super) const FIELDS: [&str; 14] = [
    "location",
    "salary",
    "pay",
    "hours",
    "schedule",
    "company",
    "contact",
    "compensation",
    "remuneration",
    "package",
    "work arrangement",
    "salary range",
    "pay range",
    "notice",
];

/// Wordings of one word that are headings wherever they stand at the head of a sentence with a capital and another
/// behind them: texts that lost their line breaks have "Requirements Five years of SQL".
pub(super) const STRONG: [&str; 10] = [
    "requirements",
    "qualifications",
    "responsibilities",
    "benefits",
    "perks",
    "anforderungen",
    "aufgaben",
    "requisitos",
    "beneficios",
    "missions",
];

/// Beginnings of sentences that tell what running text speaks of, where no heading does.
pub(super) const OPENERS: [(Section, &[&str]); 4] = [
    (
        Section::Requirements,
        &[
            "you have",
            "you bring",
            "you must",
            "you should have",
            "you've got",
            "the ideal candidate",
            "our ideal candidate",
            "the successful candidate",
            "the right candidate",
            "candidates must",
            "candidates should",
            "applicants must",
            "we expect you",
            "du bringst",
            "sie bringen",
            "vous avez",
            "tu as",
        ],
    ),
    (
        Section::Responsibilities,
        &["you will", "you'll", "your tasks", "your day", "in this role", "as part of the team", "day to day"],
    ),
    (
        Section::Benefits,
        &[
            "we offer",
            "in return",
            "you'll get",
            "you will get",
            "you'll receive",
            "you will receive",
            "we provide",
            "our benefits",
            "our perks",
            "benefits include",
            "perks include",
            "wir bieten",
            "nous offrons",
            "wij bieden",
            "ofrecemos",
            "offriamo",
        ],
    ),
    (
        Section::Application,
        &["to apply", "please send", "send us your", "apply now", "apply today", "interested? send"],
    ),
];

/// Wordings by section. Where a heading contains several, the longest decides ("what you will bring" before "you
/// will"), and of those as long the first in this order: "preferred qualifications" are preferred before they are
/// qualifications.
#[rustfmt::skip]
pub(super) const WORDINGS: [(Section, &[&str]); 14] = [
    (
        Section::Preferred,
        &[
            "it would be great if you had", "would be great if you had", "it would be great if", "we'd love it if",
            "we would love it if", "bonus if", "bonus skills", "nice extras", "nice if", "extras", "assets",
            "added advantage", "additional skills", "beneficial", "would be a plus", "it's a plus",
            "you might also have", "you may also have", "good if you", "great if you", "even better if",
            "what would be great", "not essential", "not mandatory", "you'll stand out", "you'll stand out if",
            "stand out if", "to stand out", "what could set you apart", "good to haves", "optional skills",
            "non essential", "strengthens your application", "preferably",
            "what will set you apart", "what sets you apart", "great if you also", "you also had",
            "would be great if", "nice to have", "nice to haves", "good to have", "great to have", "preferred",
            "bonus", "bonus points", "extra points", "a plus", "plus points", "pluses", "desirable", "desired",
            "desirables", "ideally", "optional", "would be great", "advantageous", "an advantage", "valued skills",
            "wish list", "extra credit", "brownie points", "not required", "even better",
            "what would make you stand out", "stand out", "icing on the cake",
        ],
    ),
    (
        Section::Legal,
        &[
            "diversity equity inclusion", "inclusion belonging",
            "equal employment opportunity", "opportunity for everyone", "non discrimination", "anti discrimination",
            "data privacy", "legal notice", "fraud alert", "notice to agencies", "recruitment agencies",
            "no agencies", "agencies", "eeo statement", "our commitment to diversity",
            "equal opportunity", "equal opportunities", "equal employment", "eeo", "diversity",
            "diversity inclusion", "inclusion", "privacy", "privacy notice", "disclaimer", "legal",
            "accommodation", "accommodations", "data protection notice", "statement", "our commitment", "notice",
        ],
    ),
    (
        Section::Application,
        &[
            "interview stages", "interview structure", "hiring steps", "hiring stages", "how to join", "how we hire",
            "our hiring process", "application deadline", "deadline", "what happens next", "what to expect",
            "apply here", "application instructions", "interested", "interested in joining",
            "additional information request", "recruitment steps", "selection procedure", "how do i apply",
            "to apply",
            "similar jobs", "people also viewed", "how to apply", "apply", "apply now", "application",
            "application process", "interview process", "hiring process", "recruitment process",
            "selection process", "next steps", "process", "contact", "contact us", "interview", "interviews",
            "ready to apply", "sounds good",
        ],
    ),
    (
        Section::Benefits,
        &[
            "work perks", "employee benefits", "perks benefits", "we offer you", "what's on offer", "what we provide",
            "we provide", "what you'll love", "benefits include", "our offer", "the offer", "your benefits",
            "your package", "what can we offer", "what can we offer you", "our perks", "what do we offer",
            "why you should join", "why you should join us", "why should you join", "reasons to join",
            "what's in it", "in return", "in return we offer", "what we can offer", "what we can offer you",
            "what you'll receive", "what you will receive", "why you'll love working here",
            "hybrid work", "individual learning budget", "time off", "paid time off",
            "salary benefits", "compensation benefits", "employment type", "work location", "job location",
            "workplace", "base salary", "salary information", "our promise", "speaking of perks",
            "what you'll find here", "you will receive",
            "what you will get in return", "what you get in return", "pay transparency", "wir bieten",
            "was wir bieten", "das bieten wir", "warum wir", "avantages", "benefits", "perks", "compensation",
            "salary", "pay", "what we offer", "we offer", "offer", "what's in it for you", "whats in it for you",
            "why join", "why join us", "why you'll love", "why work", "what you get", "what you'll get",
            "what you will get", "package", "rewards", "working conditions", "work arrangement", "location",
            "hours", "schedule", "remuneration", "what you can expect", "what's in store for you", "why apply",
            "pay range", "salary range", "total rewards", "work life balance", "you'll enjoy", "you will enjoy",
        ],
    ),
    (
        Section::Company,
        &[
            "about the employer", "what sets us apart", "what makes us different", "what makes us special", "in a culture that", "about the organisation", "about the organization", "about the group",
            "about our client", "our client", "who are we", "what we do", "what we stand for", "our purpose",
            "purpose", "our history", "what we believe", "our principles", "the organisation",
            "the organization", "get to know us", "our growth story", "company profile", "join us",
            "about us", "about the company", "who we are", "company", "company overview", "company description",
            "our company", "our mission", "our story", "our values", "our culture", "culture", "values", "mission",
            "company culture", "the company", "meet the team", "about our company", "why us", "our vision",
            "vision",
        ],
    ),
    (
        Section::Responsibilities,
        &[
            "what you'll work on", "what you will work on", "what you'll build", "what you'll own",
            "what you will own", "what you'll be responsible for", "you'll be responsible for",
            "you will be responsible for", "what you do", "what will you do", "what will you be doing",
            "what you'll get to do", "what you will be working on", "in this position you'll",
            "in this position you will", "in this role you'll", "in this role you will", "your responsibilities",
            "your day", "a day in the life", "day in the life", "a typical day", "typical day",
            "how you'll make an impact", "how you will make an impact", "make an impact", "the challenge",
            "your challenge", "what you'll tackle", "key activities", "main activities", "activities", "deliverables",
            "functions", "essential duties", "essential functions", "duties responsibilities", "about the team",
            "the team", "your team", "our team", "the position", "about this role", "about this job",
            "about this position", "role description", "position description", "position overview", "job overview",
            "what the job involves", "what the role involves", "your work", "get ready to",
            "how you'll contribute", "your contribution", "key result areas", "goals", "objectives", "first months",
            "our stack", "our tech stack", "our technology stack", "our technologies", "our tools",
            "technologies we use", "tools we use", "what we use", "the stack", "our modern data stack",
            "our data stack", "we use", "tech we use", "how we work", "we work with", "tools you'll use",
            "tools you'll work with", "technologies you'll work with", "technologies you will work with",
            "what you'll learn", "you'll learn", "you will learn", "information about the position",
            "what success looks like", "aufgaben", "deine aufgaben", "ihre aufgaben", "missions", "vos missions",
            "tes missions", "responsibilities", "responsibility", "duties", "what you'll do", "what you will do",
            "what you'll be doing", "what you will be doing", "you will", "you'll", "in this role", "day to day",
            "your tasks", "tasks", "your mission", "accountabilities", "the role", "role overview",
            "about the role", "role summary", "job description", "job summary", "position summary", "the job",
            "the opportunity", "your impact", "what you'll achieve", "what you'll own", "your role", "scope",
            "job purpose", "role purpose", "about the job", "about the position", "description", "overview",
        ],
    ),
    (
        Section::Certificates,
        &[
            "certifications", "certification", "certificates", "certificate", "licenses", "licences", "licensure",
            "licenses certifications", "credentials", "training certifications", "accreditations",
        ],
    ),
    (
        Section::Requirements,
        &[
            "we expect you to", "we expect you", "what are we looking for", "who are we looking for", "what we expect", "what we expect from you", "we expect from you",
            "our expectations", "what you'll bring to the table", "what you bring to the table", "you'll bring",
            "you will bring", "your skills", "your experience", "your background", "your qualifications",
            "your strengths", "your toolkit", "essential skills", "essential criteria", "essential requirements",
            "non negotiables", "dealbreakers", "deal breakers", "basic qualifications", "minimum qualifications",
            "key requirements", "job requirements", "skill requirements", "what you should have",
            "what you must have", "you must have", "you must", "you might be a fit if",
            "you may be a fit if", "you're a fit if", "you might be a good fit if", "you may be a good fit if",
            "good fit if", "great fit if", "you're a great fit if", "we'd love to hear from you if",
            "we want to hear from you if", "this role is for you if", "this is you", "is this you", "sounds like you",
            "does this sound like you", "you'll thrive if", "you will thrive if", "you'll be successful if",
            "skills required", "required experience", "experience required", "required skills", "must",
            "must have skills", "we need", "we're looking for someone", "someone who", "we seek", "we are seeking",
            "seeking", "the ideal candidate", "our ideal candidate", "the candidate", "the person",
            "the right person", "candidate requirements", "selection criteria", "background",
            "capabilities", "ideal profile", "you know", "you've got", "you've", "what it takes",
            "what's needed", "what is needed", "needed", "what you need to succeed", "what you'll need to succeed",
            "who should apply", "who will succeed", "you have experience with", "specifications", "expectations",
            "it's essential that you have", "to be successful", "to be successful you will have", "knowledge",
            "abilities", "knowledge skills", "ability", "credentials required",
            "what we need from you", "perfect job for someone", "profil", "dein profil", "ihr profil",
            "das bringst du mit", "profil recherché", "votre profil", "requirements", "required", "requirement",
            "qualifications", "qualification", "must have", "must haves", "essential", "essentials", "minimum",
            "mandatory", "what you'll bring", "what you will bring", "what you bring", "you bring", "you have",
            "you'll have", "you'll need", "you will need", "what you need", "what you'll need",
            "what we're looking for", "what we are looking for", "we're looking for", "we are looking for",
            "who we're looking for", "who we are looking for", "looking for", "ideal candidate", "who you are",
            "about you", "your profile", "profile we", "candidate profile", "person specification",
            "candidates should", "should have", "prerequisites", "competencies", "success in this role",
            "to succeed", "what makes you", "you should have", "you are", "ats keywords", "eligibility",
            "knowledge skills abilities", "what you have",
        ],
    ),
    (
        Section::Skills,
        &[
            "skills", "skill", "technical skills", "technologies", "technology", "tech stack", "technical stack",
            "stack", "tools", "tools technologies", "skillset", "skill set", "expertise", "areas expertise",
            "competences", "proficiencies", "frameworks", "databases", "software", "programming languages",
            "technical expertise", "technical proficiencies", "platforms", "languages frameworks", "skills tools",
            "soft skills", "hard skills", "computer skills", "it skills", "skills summary", "languages tools",
            "clinical skills", "infrastructure", "cloud", "libraries", "methods", "methodologies",
            "technical summary", "skills technologies", "systems",
        ],
    ),
    (
        Section::Experience,
        &[
            "experience", "work experience", "employment", "employment history", "work history", "career history",
            "career", "positions", "experience highlights", "clinical experience", "career summary",
            "industry experience", "volunteer experience", "volunteering", "internships", "internship",
        ],
    ),
    (
        Section::Education,
        &[
            "education", "academic background", "academic", "education training", "degrees", "studies",
            "education certifications", "academic qualifications", "coursework", "training",
        ],
    ),
    (
        Section::Projects,
        &[
            "projects", "personal projects", "side projects", "open source", "portfolio", "publications",
            "project experience", "projects open source",
        ],
    ),
    (Section::Languages, &[
            "languages", "language skills", "language", "spoken languages",
        ]),
    (
        Section::Summary,
        &[
            "summary", "profile", "objective", "career objective", "about me", "about", "personal statement",
            "executive summary", "professional summary", "introduction", "highlights",
        ],
    ),
];
