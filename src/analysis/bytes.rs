//! What each byte of a text can be part of. A table, since every byte is asked for.

/// A letter or digit of ASCII.
pub(super) const WORD: u8 = 1;
/// May stand inside an address.
pub(super) const ADDRESS: u8 = 2;
/// Behind a word it may belong to it: `C++`, `C#`, `don't`, `café`.
pub(super) const TAIL: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        if (byte as u8).is_ascii_alphanumeric() {
            table[byte] = WORD | ADDRESS;
        } else if byte >= 0x80 {
            table[byte] = ADDRESS | TAIL;
        }
        byte += 1;
    }
    let signs = b".-_~:/?#@!$&'*+=%";
    let mut at = 0;
    while at < signs.len() {
        table[signs[at] as usize] |= ADDRESS;
        at += 1;
    }
    table[b'+' as usize] |= TAIL;
    table[b'#' as usize] |= TAIL;
    table[b'\'' as usize] |= TAIL;
    table
};

/// What a byte can be part of.
pub(super) fn class(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

/// How many bytes from the start on can be part of `wanted`.
pub(super) fn run(bytes: &[u8], wanted: u8) -> usize {
    bytes.iter().position(|&byte| class(byte) & wanted == 0).unwrap_or(bytes.len())
}
