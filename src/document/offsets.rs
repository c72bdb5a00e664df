//! Counts offsets in the unit that a caller's language counts in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What offsets count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub enum OffsetUnit {
    /// UTF-16 code units, as JavaScript, Java and C# count.
    #[default]
    #[serde(rename = "utf-16")]
    Utf16,
    /// Bytes of UTF-8, as Rust and Go count.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Code points, as Python counts.
    #[serde(rename = "code-point")]
    CodePoint,
}

/// Converts byte offsets of one text into another unit.
#[derive(Clone, Debug)]
pub struct Offsets {
    /// Behind each character that counts otherwise than its bytes: its end in bytes, and what bytes and
    /// units differ by from there on.
    shifts: Vec<(usize, usize)>,
}

impl Offsets {
    /// Prepares the conversion for `text`, in one pass.
    pub fn new(text: &str, unit: OffsetUnit) -> Self {
        let mut shifts = Vec::new();
        if unit != OffsetUnit::Utf8 && !text.is_ascii() {
            let (mut at, mut shift) = (0, 0);
            while let Some(ascii) = text.as_bytes()[at..].iter().position(|byte| !byte.is_ascii()) {
                at += ascii;
                let Some(c) = text[at..].chars().next() else { break };
                at += c.len_utf8();
                shift += c.len_utf8() - if unit == OffsetUnit::Utf16 { c.len_utf16() } else { 1 };
                shifts.push((at, shift));
            }
        }
        Self { shifts }
    }

    /// How many bytes it takes beside itself.
    pub fn bytes(&self) -> usize {
        size_of_val(self.shifts.as_slice())
    }

    /// The offset in the unit of a byte offset that lies on a character border.
    pub fn convert(&self, byte: usize) -> usize {
        let before = self.shifts.partition_point(|&(end, _)| end <= byte);
        byte - before.checked_sub(1).map_or(0, |i| self.shifts[i].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_as_asked() {
        let text = "a é 𝄞 z";
        let cases = [(OffsetUnit::Utf8, 10), (OffsetUnit::Utf16, 7), (OffsetUnit::CodePoint, 6)];
        for (unit, expected) in cases {
            assert_eq!(Offsets::new(text, unit).convert(text.find('z').unwrap()), expected, "{unit:?}");
        }
    }
}
