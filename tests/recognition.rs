//! Named cases of recognition, from wordings that postings and résumés really use, against the built-in sets.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

use rolecall::document::Document;
use rolecall::recognition::{Scratch, recognise};
use rolecall::service::built_in;
use rolecall::vocabulary::Vocabulary;
use std::sync::LazyLock;

/// A name, a text, the keywords that must be found in it, and those that must not.
type Case = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::compile(&built_in()).expect("the built-in sets have no faults"));

fn run(cases: &[Case]) {
    let vocabulary = &*VOCABULARY;
    let mut scratch = Scratch::default();
    let mut wrong = Vec::new();
    for (name, text, wanted, unwanted) in cases {
        for id in wanted.iter().chain(*unwanted) {
            assert!(vocabulary.find(id).is_some(), "{name}: there is no keyword {id}");
        }
        let reading = recognise(vocabulary, &Document::read(text), &mut scratch);
        let found: Vec<_> = reading.counted().map(|(_, m)| vocabulary.keyword(m.keyword).id.as_str()).collect();
        let missed: Vec<_> = wanted.iter().filter(|id| !found.contains(*id)).collect();
        let extra: Vec<_> = unwanted.iter().filter(|id| found.contains(*id)).collect();
        if !missed.is_empty() || !extra.is_empty() {
            wrong.push(format!("{name}: {text:?} gave {found:?}; missed {missed:?}, wrongly found {extra:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn names_that_only_capitals_tell_apart() {
    run(&[
        ("the language", "Native apps in Swift", &["swift"], &["swift-payments"]),
        ("the language, shouted", "iOS development (SWIFT, UIKit)", &["swift"], &["swift-payments"]),
        ("the language in a line of capitals", "SKILLS: SWIFT, OBJECTIVE-C, XCODE", &["swift"], &["swift-payments"]),
        ("the network in a list", "SEPA, SWIFT and direct debits", &["swift-payments"], &["swift"]),
        ("the network in a sentence", "Sends payments over SWIFT every night", &["swift-payments"], &["swift"]),
        ("the network in small letters", "sepa and swift payments", &["swift-payments"], &["swift"]),
        ("neither, for all that is told", "LANGUAGES: SWIFT, JAVA", &["java"], &["swift-payments"]),
        ("the adjective", "A swift answer to customers", &[], &["swift", "swift-payments"]),
        ("an account's code", "IBAN and SWIFT code of the bank", &[], &["swift", "swift-payments"]),
        ("the package manager", "npm or yarn, webpack, Babel", &["yarn"], &["hadoop"]),
        ("the package manager, shouted", "NPM/YARN, TYPESCRIPT", &["yarn"], &["hadoop"]),
        ("the scheduler", "PySpark on YARN and Kubernetes", &["hadoop"], &["yarn"]),
        ("the scheduler as a name", "Hadoop stack (HDFS, Yarn, Hive)", &["hadoop"], &["yarn"]),
        ("wool", "Dyes yarn for our weavers", &[], &["yarn", "hadoop"]),
        ("the avionics language", "Flight software in Ada and C++", &["ada"], &[]),
        ("a colleague", "Ada will answer your questions", &[], &["ada"]),
        ("the act", "FMLA, ADA and workers' compensation", &[], &["ada"]),
        ("file transfer", "MOVEit, GoAnywhere and other MFT tools", &["moveit-transfer", "sftp"], &["moveit"]),
        ("Oracle's builder", "Oracle 19c, PL/SQL, APEX", &["oracle-apex"], &["apex"]),
        ("Salesforce's language, shouted", "SALESFORCE (APEX, VISUALFORCE)", &["apex"], &["oracle-apex"]),
        ("streaming", "Video playback over HLS and DASH", &["mpeg-dash"], &["dash-plotly"]),
        ("data apps", "Python dashboards in Dash and Streamlit", &["dash-plotly"], &["mpeg-dash"]),
        ("pip", "Python, pip and virtualenv", &["python-packaging"], &["disciplinary-procedures"]),
        (
            "a plan for low performers",
            "Runs PIPs and other performance talks",
            &["disciplinary-procedures"],
            &["python-packaging"],
        ),
        ("insurance", "Adjusts PIP claims after accidents", &[], &["disciplinary-procedures", "python-packaging"]),
        ("oil fields", "Dynamic reservoir models in ECLIPSE", &["eclipse-reservoir"], &["eclipse"]),
        ("the editor", "Java in Eclipse or IntelliJ", &["eclipse"], &["eclipse-reservoir"]),
        ("data tool in capitals", "Python, SQL, DBT, Looker", &["dbt"], &["dialectical-behavior-therapy"]),
        (
            "data tool in capitals, by its list alone",
            "Tableau / DBT / Fivetran",
            &["dbt"],
            &["dialectical-behavior-therapy"],
        ),
        ("therapy", "Trained in CBT, DBT and EMDR", &["dialectical-behavior-therapy"], &["dbt"]),
        ("the method of reviews", "Systematic reviews (PRISMA), GRADE", &["literature-review"], &["prisma-orm"]),
        ("the ORM", "TypeScript, Prisma and PostgreSQL", &["prisma-orm"], &["literature-review"]),
        ("the radio", "Firmware for LoRa sensor nodes", &["lorawan"], &["fine-tuning"]),
        ("the adapters", "Tuned Llama models with LoRA and PEFT", &["fine-tuning"], &["lorawan"]),
        ("the semiconductor", "Gate drivers for GaN and SiC transistors", &["power-electronics"], &["gans"]),
        ("the networks", "Generative models (GAN, VAE) in PyTorch", &["gans"], &["power-electronics"]),
        ("who watches for attacks", "Works with the SOC on threat hunting", &["soc"], &["soc-design"]),
        ("a chip", "Linux drivers for ARM SoCs", &["soc-design"], &["soc"]),
        ("a chip in capitals", "RTL for a SOC with ARM cores", &["soc-design"], &["soc"]),
        ("taxes", "Federal, SALT and international tax planning", &["tax-compliance"], &["saltstack"]),
        ("configuration", "Ansible, Chef, Puppet, SALT", &["saltstack"], &["tax-compliance"]),
        ("tables", "Refills salt and pepper on all tables", &[], &["saltstack", "tax-compliance"]),
        ("fields", "Nitrogen plans and VRA for cereal farms", &["precision-agriculture"], &["vmware-aria"]),
        ("clouds", "Self-service with vRA and vRO", &["vmware-aria"], &["precision-agriculture"]),
        ("climate", "Submits SBTs and CDP reports", &["carbon-accounting"], &["sbt"]),
        ("Scala", "Scala, sbt and Akka", &["sbt"], &["carbon-accounting"]),
        ("robots", "Motion planning for a robot arm with MoveIt", &["moveit"], &["moveit-transfer"]),
    ]);
}

#[test]
fn tags_and_small_letters() {
    run(&[
        ("go among tags", "python elasticsearch go django", &["go"], &[]),
        ("go at the end of tags", "typescript javascript node.js django go", &["go"], &[]),
        ("oracle among tags", "java docker oracle kubernetes", &["oracle-database"], &[]),
        ("go in a sentence", "Python and Docker go well together", &[], &["go"]),
        ("two names and go", "See how Python Docker go live", &[], &["go"]),
        ("dbt at the head of an item", "- dbt experience", &["dbt"], &[]),
        ("dbt alone on a line", "Stack\n\ndbt\n\nLooker", &["dbt"], &[]),
        ("dbt in another language", "Sehr gute Kenntnisse in dbt", &["dbt"], &[]),
    ]);
}

#[test]
fn languages_with_signs() {
    run(&[
        ("c++ alone", "Strong C++ developer", &["cpp"], &["c"]),
        ("c++ with standard", "Modern C++17 and templates", &["cpp"], &["c"]),
        ("c++ before slash", "C++/Python tooling", &["cpp", "python"], &["c"]),
        ("c++ with a minus behind", "C++ - five years, Python - two", &["cpp", "python"], &["c"]),
        ("c and c++", "Firmware in C/C++ for microcontrollers", &["c", "cpp"], &[]),
        ("c in a list", "Languages: C, C++, Python", &["c", "cpp", "python"], &[]),
        ("c# alone", "C# services on Azure", &["csharp", "azure"], &["c"]),
        ("c# with version", "Libraries in C# 12 and .NET 8", &["csharp", "dotnet"], &["c"]),
        ("c sharp", "Backend work in C Sharp", &["csharp"], &[]),
        ("c# musical sign", "Tools written in C♯", &["csharp"], &[]),
        ("f#", "Pricing models in F# and C#", &["fsharp", "csharp"], &["c"]),
        (".net", "Five years with .NET and SQL Server", &["dotnet", "sql-server"], &[]),
        (".net core", "Migrated to .NET Core", &["dotnet"], &[]),
        ("dotnet joined", "CLI tools in dotnet", &["dotnet"], &[]),
        ("asp.net core", "Web APIs in ASP.NET Core", &["asp-net-core"], &[]),
        ("asp.net with slash", "ASP.NET/C# developer", &["csharp"], &["c"]),
        ("net profit", "Grew net profit and net revenue", &[], &["dotnet"]),
        ("c-level", "Presents to C-level leaders", &[], &["c"]),
        ("c-suite", "Trusted adviser to the C-suite", &[], &["c"]),
        ("vitamin c", "Rich in vitamin C", &[], &["c"]),
        ("series c", "Raised a Series C round", &[], &["c"]),
        ("initial c", "Reports to Maria C. Lopez", &[], &["c"]),
        ("objective-c", "Legacy app in Objective-C", &["objective-c"], &["c"]),
        ("c programming", "C programming for Linux drivers", &["c"], &[]),
        ("embedded c list", "C, RTOS, CAN bus", &["c"], &[]),
    ]);
}

#[test]
fn go() {
    run(&[
        ("go in a list", "Python, Go, SQL", &["go", "python", "sql"], &[]),
        ("go with neighbour", "Services in Go and gRPC", &["go", "grpc"], &[]),
        ("golang", "Golang engineer wanted", &["go"], &[]),
        ("go developer", "Senior Go developer", &["go"], &[]),
        ("go version", "We run Go 1.22 in production", &["go"], &[]),
        ("go-based", "A Go-based command line", &["go"], &[]),
        ("go or java", "Experience with Go or Java", &["go", "java"], &[]),
        ("lower case list", "python, go, rust, typescript", &["go", "python", "typescript"], &[]),
        ("go-to-market", "Own the go-to-market plan", &[], &["go"]),
        ("go to market title", "Go To Market Manager", &[], &["go"]),
        ("gtm with list", "Python, SQL and go-to-market skills", &["python", "sql"], &["go"]),
        ("extra mile", "We go the extra mile", &[], &["go"]),
        ("go live", "Support Go Live weekends with SAP", &[], &["go"]),
        ("on the go", "Snacks for people on the go", &[], &["go"]),
        ("ready to go", "Ready to go? Apply now", &[], &["go"]),
        ("go at a sentence start", "Go home early on Fridays", &[], &["go"]),
        ("corroborated", "Golang services. Our Go code is tested.", &["go"], &[]),
    ]);
}

#[test]
fn single_letters_and_short_names() {
    run(&[
        ("r in a list", "R, Python and SQL", &["r", "python", "sql"], &[]),
        ("r programming", "Statistics with R programming", &["r"], &[]),
        ("r or python", "Models in Python or R", &["r", "python"], &[]),
        ("r&d", "Five years in R&D", &["research-and-development"], &["r"]),
        ("r&d escaped", "Lead of R&amp;D", &["research-and-development"], &["r"]),
        ("r and d spaced", "Our R & D team", &[], &["r"]),
        ("initial r", "Managed by John R. Smith", &[], &["r"]),
        ("r-squared", "Models with an R-squared of 0.9", &[], &["r"]),
        ("rand", "Pays R 45 000 a month", &[], &["r"]),
        ("rust", "Systems work in Rust", &["rust"], &[]),
        ("rust list", "Rust, C++, WebAssembly", &["rust", "cpp"], &[]),
        ("rusted", "Replaced rusted pipes", &[], &["rust"]),
        ("rust removal", "Rust removal and painting", &[], &["rust"]),
        ("swift", "iOS apps in Swift and UIKit", &["swift"], &[]),
        ("swiftly", "Acts swiftly and with care", &[], &["swift"]),
        ("swift response", "A swift response to guests", &[], &["swift"]),
        ("swift payments", "Payments by SWIFT, SEPA and ACH", &[], &["swift"]),
        ("java", "Java 17 and Maven", &["java"], &["javascript"]),
        ("javascript", "JavaScript and HTML", &["javascript", "html"], &["java"]),
        ("java script apart", "Java Script frontends", &["javascript"], &["java"]),
        ("typescript", "TypeScript, React", &["typescript", "react"], &["javascript"]),
        ("react verb", "React quickly to incidents", &[], &["react"]),
        ("react", "Front ends in React and Next.js", &["react", "nextjs"], &[]),
        ("reactjs", "ReactJS components", &["react"], &[]),
    ]);
}

#[test]
fn rest_express_and_spring() {
    run(&[
        ("rest api", "REST APIs in Python", &["rest", "python"], &[]),
        ("restful", "RESTful services", &["rest"], &[]),
        ("rest in capitals", "We build on REST and events", &["rest"], &[]),
        ("rest of the team", "Work with the rest of the team", &[], &["rest"]),
        ("rest at sentence start", "Rest assured", &[], &["rest"]),
        ("bed rest", "Patients on bed rest", &[], &["rest"]),
        ("rest days", "Two rest days a week", &[], &["rest"]),
        ("express.js", "Servers in Express.js", &["express"], &[]),
        ("express list", "Node.js, Express, MongoDB", &["express", "nodejs", "mongodb"], &[]),
        ("express interest", "Express interest by e-mail", &[], &["express"]),
        ("express delivery", "Express delivery in two days", &[], &["express"]),
        ("american express", "Clients such as American Express", &[], &["express"]),
        ("spring boot", "Spring Boot microservices", &["spring-boot"], &[]),
        ("springboot joined", "SpringBoot, Hibernate", &["spring-boot"], &[]),
        ("spring framework", "Spring framework and JPA", &["spring"], &[]),
        ("spring list", "Java, Spring, Hibernate", &["spring", "java"], &[]),
        ("spring version", "Upgraded to Spring 5.3", &["spring"], &[]),
        ("spring 2019", "Internship, Spring 2019", &[], &["spring"]),
        ("spring season", "Launching in spring", &[], &["spring"]),
        ("spring across sentences", "We start in spring. Boot camp follows.", &[], &["spring", "spring-boot"]),
    ]);
}

#[test]
fn other_spellings() {
    run(&[
        ("node.js", "APIs in Node.js", &["nodejs"], &[]),
        ("nodejs", "NodeJS services", &["nodejs"], &[]),
        ("node js apart", "Node JS and MongoDB", &["nodejs", "mongodb"], &[]),
        ("node in a list", "React, Node, PostgreSQL", &["nodejs", "react", "postgresql"], &[]),
        ("node of a cluster", "Each node of the cluster", &[], &["nodejs"]),
        ("lymph node", "Lymph node biopsies", &[], &["nodejs"]),
        ("postgresql", "PostgreSQL 15", &["postgresql"], &[]),
        ("postgres", "Data in Postgres", &["postgresql"], &[]),
        ("k8s", "Runs on K8s", &["kubernetes"], &[]),
        ("kubernetes", "kubernetes operators", &["kubernetes"], &[]),
        ("ci/cd", "CI/CD pipelines", &["ci-cd"], &[]),
        ("ci-cd", "Own CI-CD for ten teams", &["ci-cd"], &[]),
        ("cicd joined", "CICD with Jenkins", &["ci-cd"], &[]),
        ("continuous integration", "Continuous integration on every commit", &["continuous-integration"], &[]),
        ("ml", "Uses ML in production", &["machine-learning"], &[]),
        ("machine learning", "machine-learning research", &["machine-learning"], &[]),
        ("aws", "Hosted on AWS", &["aws"], &[]),
        ("amazon web services", "Amazon Web Services certified", &["aws"], &[]),
        ("s3", "Files in S3 and queues in SQS", &["amazon-s3"], &[]),
        ("amazon s3", "Amazon S3 buckets", &["amazon-s3"], &[]),
        ("vue.js", "Vue.js single-page apps", &["vuejs"], &[]),
        ("scikit-learn", "scikit-learn and pandas", &["scikit-learn"], &[]),
        ("sklearn", "pipelines in sklearn", &["scikit-learn"], &[]),
        ("power bi", "PowerBI and Excel dashboards", &["power-bi"], &[]),
        ("iso joined", "ISO27001 audits", &["iso-27001"], &[]),
        ("iso hyphen", "ISO-27001 audits", &["iso-27001"], &[]),
        ("soc 2", "SOC2 Type II", &["soc-2"], &[]),
        ("a/b testing", "A/B testing of prices", &["ab-testing"], &[]),
        ("tcp/ip", "Knows TCP/IP well", &["tcp-ip"], &[]),
        ("t-sql", "Procedures in T-SQL", &["t-sql"], &[]),
        ("security+", "CompTIA Security+ certified", &["comptia-security-plus"], &[]),
        ("python3", "Scripts in Python3.11", &["python"], &[]),
        ("java with plus", "Java+ years of Spring Boot", &["java", "spring-boot"], &[]),
        ("html5 and css3", "HTML5, CSS3", &["html", "css"], &[]),
    ]);
}

#[test]
fn inflections() {
    run(&[
        ("code reviews", "Led code reviews", &["code-review"], &[]),
        ("code reviewing", "code reviewing twice a week", &["code-review"], &[]),
        ("mentored", "Mentored four engineers", &["mentoring"], &[]),
        ("mentoring", "mentoring juniors", &["mentoring"], &[]),
        ("a name is not inflected", "He redissed the idea", &[], &["redis"]),
        ("dockers strike", "Dockers went on strike", &[], &["docker"]),
        ("data modelling", "data modelling in dbt", &["data-modeling"], &[]),
    ]);
}

#[test]
fn layout_and_punctuation() {
    run(&[
        ("glued comma", "PostgreSQL,MySQL,Redis", &["postgresql", "redis"], &[]),
        ("glued bullet", "•Python•SQL", &["python", "sql"], &[]),
        ("bullets", "• Docker\n• Kubernetes\n• Terraform", &["docker", "kubernetes"], &[]),
        ("glued sentence", "Knows Java.Must know SQL", &["java", "sql"], &[]),
        ("brackets", "Cloud (AWS,Azure)", &["aws", "azure"], &[]),
        ("pipe", "Python|Docker|Kafka", &["python", "docker", "kafka"], &[]),
        ("slashes", "AWS/GCP/Azure", &["aws", "azure"], &[]),
        ("quotes", "“Docker” and ‘Kafka’", &["docker", "kafka"], &[]),
        ("markdown", "**Spring** Boot, `Docker`", &["spring-boot", "docker"], &[]),
        ("line break in a phrase", "on Amazon Web\nServices and machine\nlearning", &["aws", "machine-learning"], &[]),
        ("windows line break", "on Amazon Web\r\nServices", &["aws"], &[]),
        ("blank line parts", "Amazon Web\n\nServices", &[], &["aws"]),
        ("a heading parts", "Skills\nNursing leadership", &["nursing-leadership"], &[]),
        ("comma parts", "machine, learning", &[], &["machine-learning"]),
        ("all caps", "SKILLS\nPYTHON, JAVA, DOCKER, GO", &["python", "java", "docker", "go"], &[]),
        ("all lower case", "python, kubernetes and postgresql", &["python", "kubernetes", "postgresql"], &[]),
        ("ligature", "pages in Con\u{fb02}uence, data in Snow\u{fb02}ake", &["confluence", "snowflake"], &[]),
        ("soft hyphen", "Kuber\u{ad}netes and Post\u{ad}greSQL", &["kubernetes", "postgresql"], &[]),
        ("zero width", "Py\u{200b}thon and Do\u{200d}cker", &["python", "docker"], &[]),
        ("full width", "Ｐｙｔｈｏｎ ＳＱＬ", &["python", "sql"], &[]),
        ("no-break space", "machine\u{a0}learning", &["machine-learning"], &[]),
        ("no-break hyphen", "scikit\u{2011}learn", &["scikit-learn"], &[]),
        ("trade marks", "Power BI® and Docker™", &["power-bi", "docker"], &[]),
        ("possessive", "Python's ecosystem, Kafka’s brokers", &["python", "kafka"], &[]),
        ("next to another script", "熟悉Python和Docker", &["python", "docker"], &[]),
        ("skills section", "Skills\nGo\nR\nC\n", &["go", "r", "c"], &[]),
    ]);
}

#[test]
fn employers_are_no_skills() {
    run(&[
        ("résumé line", "Data Engineer at Snowflake, 2019 - 2023", &[], &["snowflake"]),
        ("posting", "At Databricks, you will ship with Python", &["python"], &["databricks"]),
        ("joined", "I joined Salesforce in 2018 as an analyst", &[], &["salesforce"]),
        ("worked for", "She worked for SAP and wrote Java", &["java"], &["sap"]),
        ("legal form", "Stripe Inc and Snowflake, Inc. are listed", &[], &["stripe", "snowflake"]),
        ("used elsewhere", "Engineer at Snowflake\n\nModels in Snowflake and dbt", &["snowflake", "dbt"], &[]),
        ("good at", "You are great at Tableau and Excel", &["tableau", "excel"], &[]),
        ("look at", "Look at Tableau dashboards with the team", &["tableau"], &[]),
        ("at scale", "Runs services at Kubernetes scale", &["kubernetes"], &[]),
        ("joined tables", "Joined Snowflake tables to web logs", &["snowflake"], &[]),
        ("for a product", "Writes plugins for Jira", &["jira"], &[]),
        ("a library", "Tables in React, AG Grid", &["react"], &[]),
        ("small letters", "one image for all at docker", &["docker"], &[]),
    ]);
}

#[test]
fn people_are_no_skills() {
    run(&[
        ("kin", "My uncle Dart and aunt Ruby came along", &[], &["dart", "ruby"]),
        ("title", "We asked Professor Swift about it", &[], &["swift"]),
        ("signature", "With kind regards, Ruby", &[], &["ruby"]),
        ("surname", "Reports to Penelope Sage in Leeds", &[], &["sage"]),
        ("three names", "My friend Ruby Penelope Ashby runs it", &[], &["ruby"]),
        ("who speaks", "It was Ruby who called, and Ruby says hi", &[], &["ruby"]),
        ("the language", "Services in Ruby and her sister language", &["ruby"], &[]),
        ("a product's maker", "We build on Apache Spark and love Rust here", &["spark", "rust"], &[]),
        ("a noun in German", "Du bringst gute Erfahrung mit Rust Entwicklung mit", &["rust"], &[]),
        ("a language in German", "Wir lieben die Programmiersprache Rust sehr", &["rust"], &[]),
        ("names on the next line", "The whole of it is in Rust\nJorinde Quellmann", &["rust"], &[]),
        ("after a comma", "Most of it is Python, Ruby or Elixir", &["python", "ruby", "elixir"], &[]),
        ("two who met", "Julia and Ruby met Chef Swift in the park", &[], &["ruby", "swift"]),
    ]);
}

#[test]
fn titles() {
    run(&[
        ("of short words", "Ten Things To Do In Spring", &[], &["spring"]),
        ("with small words", "The Rust on Our Old Boat", &[], &["rust"]),
        ("no title", "I love Rust", &["rust"], &[]),
        ("acronyms", "AI and REST", &["rest", "artificial-intelligence"], &[]),
        ("first line", "Plumber\n\nFix leaks and fit boilers", &["plumbing"], &[]),
        ("another line", "Our family\n\nRust\n\nA dog", &[], &["rust"]),
    ]);
}

#[test]
fn acronyms_have_a_plural_only() {
    run(&[
        ("plural", "Plans upgrades with our DBAs", &["database-administration"], &[]),
        ("participle", "My aching back", &[], &["payment-runs", "payment-systems"]),
        ("stem", "They hid it from Ada", &[], &["ids-ips", "adas"]),
    ]);
}

#[test]
fn addresses_are_no_skills() {
    run(&[
        ("profile link", "github.com/jane-doe", &[], &["github"]),
        ("https link", "https://github.com/jane/docker-kafka", &[], &["github", "docker", "kafka"]),
        ("e-mail", "jane.python@java.example.com", &[], &["python", "java"]),
        ("www", "see www.docker.com/python", &[], &["docker", "python"]),
        ("handle", "follow @kubernetes", &[], &["kubernetes"]),
        ("link in brackets", "Portfolio (https://gitlab.com/x/react)", &[], &["react"]),
        ("host of pages", "jane.github.io", &[], &["github"]),
        ("name beside a link", "GitHub: github.com/jane and Docker", &["docker"], &[]),
    ]);
}
