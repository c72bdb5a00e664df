//! Tells whether a long text is written in another language than English.

use memchr::memmem;

/// Shorter texts, in bytes, are not judged.
const SHORTEST: usize = 400;

/// How much of a text is judged at most, in bytes; more would cost and tell no more.
const LONGEST: usize = 3_000;

/// Words that no English text of some length goes without, and other languages hardly have.
const ENGLISH: [&str; 5] = [" the ", " and ", " of ", " with ", " for "];

/// One of these words in so many bytes makes a text English.
const BYTES_A_WORD: usize = 200;

/// The English name of the language that a text is written in, if it is surely another than English.
pub fn foreign_language(text: &str) -> Option<&'static str> {
    if text.len() < SHORTEST {
        return None;
    }
    let end = (0..=text.len().min(LONGEST)).rev().find(|&at| text.is_char_boundary(at))?;
    let text = &text[..end];
    // Counting a few words tells most texts, and is much faster than trigrams.
    let wanted = text.len() / BYTES_A_WORD;
    let english = ENGLISH.iter().flat_map(|&word| memmem::find_iter(text.as_bytes(), word));
    if english.take(wanted).count() == wanted {
        return None;
    }
    let found = whatlang::detect(text)?;
    (found.is_reliable() && found.lang() != whatlang::Lang::Eng).then(|| found.lang().eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_tell_their_language() {
        let german = "Wir suchen eine erfahrene Entwicklerin für unser Team in Köln. Du baust Dienste in Java und Kotlin, \
            betreibst sie auf Kubernetes und sorgst dafür, dass alles zuverlässig läuft. Du bringst mehrere Jahre Erfahrung \
            mit verteilten Systemen mit, arbeitest gern mit anderen zusammen und sprichst fließend Deutsch. Wir bieten dir \
            flexible Arbeitszeiten, dreißig Tage Urlaub und eine gute Ausstattung für die Arbeit zu Hause.";
        let french = "Nous recherchons une infirmière pour notre service de cardiologie à Lyon. Vous assurez les soins, \
            accompagnez les patients et leurs familles et travaillez en équipe avec les médecins. Vous avez un diplôme d'État \
            et au moins deux ans d'expérience à l'hôpital. Nous offrons un contrat à durée indéterminée, une prime annuelle \
            et des formations régulières tout au long de votre parcours professionnel chez nous.";
        let english = "We are looking for a nurse for our ward in Leeds. You will care for patients and their families and \
            work in a team with doctors. You have a degree in nursing and at least two years of experience in a hospital. \
            We offer a permanent contract, a yearly bonus and regular training. The ward is open for visits on most days, \
            and we are happy to answer questions of any sort before you apply for the position with us.";
        let names = "Python, SQL, dbt, Snowflake, Airflow, Kafka, Spark, Docker, Kubernetes, Terraform, Git, Tableau\n"
            .repeat(6);
        let cases =
            [(german, Some("German")), (french, Some("French")), (english, None), (&names, None), ("kurz", None)];
        for (text, expected) in cases {
            assert_eq!(foreign_language(text), expected, "{text}");
        }
    }
}
