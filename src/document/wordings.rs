//! The wordings under which sections stand, as data. Add to a list what real documents use; the order of the
//! sections decides between wordings of the same length.

use super::Section;

/// Words that say nothing of what a section is about.
pub(super) const FILLERS: [&str; 30] = [
    "a",
    "additional",
    "and",
    "core",
    "for",
    "general",
    "in",
    "job",
    "key",
    "main",
    "my",
    "of",
    "on",
    "other",
    "our",
    "primary",
    "professional",
    "relevant",
    "role",
    "selected",
    "some",
    "specific",
    "the",
    "these",
    "this",
    "to",
    "type",
    "us",
    "with",
    "your",
];

/// Wordings by section. Where a heading contains several, the longest decides ("what you will bring" before "you
/// will"), and of those as long the first in this order: "preferred qualifications" are preferred before they are
/// qualifications.
#[rustfmt::skip]
pub(super) const WORDINGS: [(Section, &[&str]); 14] = [
    (
        Section::Preferred,
        &[
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
            "equal opportunity", "equal opportunities", "equal employment", "eeo", "diversity",
            "diversity inclusion", "inclusion", "privacy", "privacy notice", "disclaimer", "legal",
            "accommodation", "accommodations", "data protection notice", "statement", "our commitment", "notice",
        ],
    ),
    (
        Section::Application,
        &[
            "similar jobs", "people also viewed", "how to apply", "apply", "apply now", "application",
            "application process", "interview process", "hiring process", "recruitment process",
            "selection process", "next steps", "process", "contact", "contact us", "interview", "interviews",
            "ready to apply", "sounds good",
        ],
    ),
    (
        Section::Benefits,
        &[
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
            "about us", "about the company", "who we are", "company", "company overview", "company description",
            "our company", "our mission", "our story", "our values", "our culture", "culture", "values", "mission",
            "company culture", "the company", "meet the team", "about our company", "why us", "our vision",
            "vision",
        ],
    ),
    (
        Section::Responsibilities,
        &[
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
