//! Ordinary words by which a term of a posting begins, ends, or is none. In lower case.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

use crate::analysis::short::{lower, packed};

/// What a word is among the lists below, as bits.
pub(super) const STOP: u8 = 1;
pub(super) const LEADS: u8 = 2;
pub(super) const TELLS_NOTHING: u8 = 4;

/// By the number of a word.
static CLASSES: LazyLock<FxHashMap<u128, u8>> = LazyLock::new(|| {
    let mut classes = FxHashMap::default();
    for (words, class) in [(STOPS, STOP), (LEADING, LEADS), (GENERIC, TELLS_NOTHING), (NAMES, TELLS_NOTHING)] {
        for number in words.split_whitespace().filter_map(packed) {
            *classes.entry(number).or_insert(0) |= class;
        }
    }
    classes
});

/// Everything that a word is, in any case.
pub(super) fn class(word: &str) -> u8 {
    packed(word).and_then(|number| CLASSES.get(&lower(number))).copied().unwrap_or(0)
}

/// Words that end a phrase: what stands behind them is another matter.
const STOPS: &str = "\
    a ability able about across after against along although am among and any are as at be because been before \
    being between both bring bringing build building but by can could create creating deliver delivering \
    desirable desired develop developing do does drive driving during e.g each eg either ensure ensuring \
    essential etc even ever for from gained get getting had has have he help helps her his how i i.e ideally ie \
    if in including into is it its join keep keeping knowing lead leading like make making manage managing may \
    me more most must my near need needs no nor not obtained of off on once only or other our out over own per \
    preferably preferred required she should since so some such support supporting take taking than that the \
    their them then there these they this those through to under until up upon us use using very via want wants \
    was we well were what when where whether which while who whom whose why will with within without work \
    working would yet you your";

/// Words before a term that say how much or how good.
const LEADING: &str = "\
    a additional advanced all an and any at basic best both broad clear commercial common comparable complex \
    considerable core current deep demonstrable demonstrated demonstrates detailed different effective \
    effectively efficient either equivalent excellent exceptional existing expert expert-level extensive \
    first-hand fluent formal full general good great hands-on high high-quality highly in in-depth industrial \
    intermediate its key large latest leading least main major minimum modern multiple new of one or other our \
    outstanding own practical previous prior professional proven real real-world recent related relevant several \
    significant similar small solid some sound specific standard strong substantial successful sufficient that \
    the their these this thorough those three two using various very wide with working your";

/// Words that name no skill by themselves.
const GENERIC: &str = "\
    abilities ability activities application applications approach approaches area areas aspects attitude \
    background basis business candidate candidates career case cases change changes client clients colleague \
    colleagues community companies company concept concepts context curiosity customer customers data day days \
    deadline deadlines degree department departments desire detail details development domain drive energy \
    enthusiasm environment environments equivalent example examples experience expertise familiarity field \
    fields focus function functions goal goals group groups growth hand hours idea ideas impact individual \
    individuals industries industry information initiative initiatives interest issue issues job jobs key \
    knowledge language languages leader leaders learning level levels life management manager managers manner \
    market markets matter method methods mindset mission month months need needs office opportunity organisation \
    organisations organization organizations others outcome outcomes owner part partner partners passion people \
    person personality plan planning plans platform platforms plus position positions practice practices \
    preference preferences principles priorities problem problems process processes product products proficiency \
    profile program programme programmes programs progress project projects qualification qualifications quality \
    range record requirement requirements research responsibilities responsibility result results role roles \
    scale scale-up scaleup sector sectors self service services setting settings shift shifts site skill skills \
    software solution solutions someone something stakeholder stakeholders standard standards start start-up \
    startup strategies strategy structure structures student students subject success support system systems \
    target targets task tasks team teams technique techniques technologies technology term terms thing things \
    thinking time times tool tooling tools topic topics track training travel type types understanding unit \
    units user users value values variety vision week weeks willingness work workflow workflows workplace world \
    world-class year years yourself";

/// Words written with capitals that name no skill: times, places, peoples, degrees, offices.
const NAMES: &str = "\
    a-levels africa african am america american americas amsterdam analyst analysts apac apply apr april asia \
    asian assistant associate aug august australia australian austria austrian b.a b.s b.sc b2b b2c ba bachelor \
    bachelor's bachelors barcelona belgium berlin bonus brazil britain british bs bsc california canada canadian \
    ceo cet cfo china chinese christmas cio college company consultant coo corp corporation cpo cto cv d dach \
    danish dec december dei denmark department developer developers diploma director doctorate dutch east easter \
    eastern eeo emea engineer engineers england english eoe est eu europe european evp executive f f/m/d feb \
    february finland france french fri friday gcse gcses german germany global gmbh gmt group hamburg head \
    holding hr hybrid i inc india indian ireland irish it italian italy jan january japan japanese jul july jun \
    june junior latam lead lisbon llc llp london ltd m m.a m.s m.sc m/f/d m/w/d ma madrid manager managers mar \
    march master master's masters may mba mena mexico milan mon monday monday-friday mondays ms msc munich \
    netherlands new north northern norway note nov november oct october officer ok our paris ph.d phd plc please \
    pm poland polish portugal portuguese principal pst pto q1 q2 q3 q4 remote resume résumé san sat saturday \
    scotland senior sep sept september singapore south southern spain spanish specialist staff sun sunday svp \
    sweden swedish swiss switzerland team texas thu thursday tue tuesday u.s uk university us usa vienna vp we \
    wed wednesday west western x york you your zurich";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_longer_than_is_looked_up() {
        for word in [STOPS, LEADING, GENERIC, NAMES].iter().flat_map(|words| words.split_whitespace()) {
            assert!(class(word) != 0, "{word}");
        }
        assert_eq!((class("With") & STOP, class("teamwork"), class(&"x".repeat(99))), (STOP, 0, 0));
    }
}
