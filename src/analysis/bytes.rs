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

/// So many bytes are looked at at once: a loop over each is left at another one with every word.
pub(super) const BLOCK: usize = 8;
/// One in each byte.
pub(super) const ONES: u64 = u64::MAX / 0xFF;
/// The highest bit of each byte.
pub(super) const HIGH: u64 = 0x80 * ONES;

/// The first bytes of a text, with spaces behind its end.
#[inline]
pub(super) fn block(text: &[u8]) -> u64 {
    u64::from_le_bytes(text.first_chunk().copied().unwrap_or_else(|| {
        let mut padded = [b' '; BLOCK];
        padded[..text.len()].copy_from_slice(text);
        padded
    }))
}

/// By byte, the highest bit: whether it is an ASCII letter or digit.
pub(super) fn letters_and_digits(bytes: u64) -> u64 {
    let low = (bytes | (0x20 * ONES)) & !HIGH;
    let between = |first: u8, last: u8| (low + u64::from(0x80 - first) * ONES) & !(low + u64::from(0x7F - last) * ONES);
    // With 0x20 set, control characters would pass for digits.
    let digits = between(b'0', b'9') & (bytes << 2);
    (between(b'a', b'z') | digits) & !bytes & HIGH
}

/// By byte, the highest bit: whether it is neither an ASCII letter nor a digit.
pub(super) fn others(bytes: u64) -> u64 {
    !letters_and_digits(bytes) & HIGH
}

/// How many bytes stand before the first of those whose highest bits are given.
pub(super) fn bytes_before(bits: u64) -> usize {
    (bits.trailing_zeros() / u8::BITS) as usize
}

/// All bits of the bytes before the first of those whose highest bits are given; all where none is.
pub(super) fn before(bits: u64) -> u64 {
    ((bits & bits.wrapping_neg()) >> 7).wrapping_sub(1)
}

/// How many letters and digits of ASCII stand from the start on.
#[inline]
pub(crate) fn word_run(bytes: &[u8]) -> usize {
    let mut length = 0;
    loop {
        let others = others(block(&bytes[length..]));
        if others != 0 {
            return length + bytes_before(others);
        }
        length += BLOCK;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_with_its_text_or_before_another_sign() {
        for length in 0..40 {
            let letters = "a0Zz9".repeat(8);
            let letters = &letters.as_bytes()[..length];
            assert_eq!(word_run(letters), length);
            for sign in [b" " as &[u8], b"-", b"[", b"{", b"@", b"/", b":", "é".as_bytes(), b"\0", &[0x10]] {
                assert_eq!(word_run(&[letters, sign, b"a"].concat()), length, "{sign:?}");
            }
        }
    }
}
