//! Sets a table: how wide its columns are, its rows over pages, its headers again on each page.
//!
//! Not here: cells over several rows or columns.

use crate::paper::Table;

use super::glyphs::{self, Set};
use super::layout::Column;
use super::page::{ACCENT, FOOT, HAIR, INK, Look, SOFT, Setter, TOP, Tag};

const CELL: Look = Look::new(9, false, INK);
const NAME: Look = Look::new(9, true, INK);
const CAPTION: Look = Look::new(10, true, INK);
/// Between the text of a cell and its edge.
const PAD: u32 = 5_000;

/// The lines of one row, cell by cell.
type Cells = Vec<(Look, Vec<Set>)>;

fn look(names: bool, column: usize) -> Look {
    if names && column == 0 { NAME } else { CELL }
}

/// How wide each column is: as wide as its text wants to be, if there is room; else by how much it wants.
fn columns(setter: &Setter, table: &Table, room: u32) -> Vec<u32> {
    let count = table.columns();
    let padding = PAD * 2;
    let (mut wants, mut needs) = (vec![0; count], vec![0; count]);
    for (r, row) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
        for (column, text) in row.iter().enumerate() {
            let bold = r == 0 || look(table.names, column).bold;
            let (whole, word) = glyphs::widths(setter.faces, bold, CELL.size, text);
            wants[column] = wants[column].max(whole + padding + 500);
            needs[column] = needs[column].max(word + padding + 500);
        }
    }
    let share = |part: u32, of: u32, whole: u32| {
        u32::try_from(u64::from(part) * u64::from(of) / u64::from(whole.max(1))).unwrap_or(0)
    };
    // No column asks for less than it can be read in, and no word for more than half of the room.
    let least = room / u32::try_from(count * 3).unwrap_or(1).max(1);
    for (want, need) in wants.iter_mut().zip(&mut needs) {
        *need = (*need).min(room / 2).max(least.min(28_000));
        *want = (*want).min(room * 4).max(*need);
    }
    let all = |each: &[u32]| each.iter().fold(0_u32, |sum, n| sum.saturating_add(*n));
    let (wanted, needed) = (all(&wants), all(&needs));
    if wanted <= room {
        let spare = room - wanted;
        return wants.iter().map(|w| w + share(*w, spare, wanted)).collect();
    }
    if needed > room {
        return needs.iter().map(|n| share(*n, room, needed)).collect();
    }
    // Columns that want no more than an equal part get what they want; the others share what is left.
    let mut widths = vec![0; count];
    let mut waiting: Vec<usize> = (0..count).collect();
    let (mut left, mut needed) = (room, needed);
    loop {
        let equal = left / u32::try_from(waiting.len()).unwrap_or(1).max(1);
        let content = waiting.iter().position(|column| {
            let (want, others) = (wants[*column], needed - needs[*column]);
            want <= equal && want + others <= left
        });
        let Some(content) = content else { break };
        let column = waiting.remove(content);
        widths[column] = wants[column];
        left -= wants[column];
        needed -= needs[column];
    }
    let asked = waiting.iter().map(|column| wants[*column] - needs[*column]);
    let more = asked.fold(0_u32, u32::saturating_add);
    let spare = left.saturating_sub(needed);
    for column in waiting {
        widths[column] = needs[column] + share(wants[column] - needs[column], spare, more);
    }
    widths
}

fn cells(setter: &Setter, row: &[String], widths: &[u32], look: impl Fn(usize) -> Look) -> Cells {
    let each = widths.iter().enumerate().map(|(column, width)| {
        let look = look(column);
        let room = width.saturating_sub(PAD * 2).max(8_000);
        (look, setter.lines(look, room, Table::cell(row, column)))
    });
    each.collect()
}

fn count(cells: &Cells) -> usize {
    let lines = cells.iter().map(|(_, lines)| lines.len());
    lines.max().unwrap_or(0).max(1)
}

fn tall(lines: usize) -> u32 {
    CELL.leading() * u32::try_from(lines).unwrap_or(1) + PAD * 2
}

/// Puts so many lines of a row where the setter is; what is left stays in the cells.
fn put(
    setter: &mut Setter,
    cells: &mut Cells,
    parts: Option<&[usize]>,
    place: Column,
    widths: &[u32],
    lines: usize,
) {
    let top = setter.y.saturating_sub(PAD) + 2_500;
    let mut x = place.x;
    for (column, (look, left)) in cells.iter_mut().enumerate() {
        let now: Vec<Set> = left.drain(..lines.min(left.len())).collect();
        let width = widths.get(column).copied().unwrap_or(0);
        for (i, set) in now.into_iter().enumerate() {
            let y = top.saturating_sub(CELL.leading() * u32::try_from(i + 1).unwrap_or(1));
            let part = parts.and_then(|p| p.get(column)).copied();
            let room = width.saturating_sub(PAD * 2);
            setter.put(part, *look, x + PAD, room, y, set);
        }
        x += width;
    }
    setter.y = setter.y.saturating_sub(tall(lines));
}

fn head(
    setter: &mut Setter,
    table: &Table,
    parts: Option<&[usize]>,
    place: Column,
    widths: &[u32],
) {
    let mut cells = cells(setter, &table.head, widths, |_| NAME);
    let lines = count(&cells);
    let height = tall(lines);
    let bottom = setter.y.saturating_sub(height);
    setter.shape(SOFT, place.x, bottom, place.room, height);
    setter.shape(ACCENT, place.x, bottom, place.room, 1_000);
    put(setter, &mut cells, parts, place, widths, lines);
}

/// Sets a table where the setter is.
pub(super) fn set(setter: &mut Setter, table: &Table, place: Column) {
    let count_of = table.columns();
    if count_of == 0 || (table.rows.is_empty() && !table.has_head()) {
        return;
    }
    let widths = columns(setter, table, place.room);
    let whole = setter.part(Tag::Table, None);
    let with_head = table.has_head();
    let head_lines = if with_head {
        count(&cells(setter, &table.head, &widths, |_| NAME))
    } else {
        0
    };
    // A head that fills a page is not said again on the next.
    let again = with_head && tall(head_lines) < (TOP - FOOT) / 3;
    let captions = setter.lines(CAPTION, place.room, &table.caption);
    let beginning = CAPTION.leading() * u32::try_from(captions.len()).unwrap_or(1);
    setter.need((beginning + tall(head_lines) + tall(2)).min(TOP - FOOT));
    if !captions.is_empty() {
        let part = setter.part(Tag::Caption, Some(whole));
        for set in captions {
            setter.down(CAPTION.leading());
            let y = setter.y;
            setter.put(Some(part), CAPTION, place.x, place.room, y, set);
        }
        setter.y = setter.y.saturating_sub(5_000);
    }
    if with_head {
        let row = setter.part(Tag::Row, Some(whole));
        let parts: Vec<usize> = (0..count_of)
            .map(|column| {
                let named = !Table::cell(&table.head, column).trim().is_empty();
                let tag = if named {
                    Tag::Header { row: false }
                } else {
                    Tag::Cell
                };
                setter.part(tag, Some(row))
            })
            .collect();
        if tall(head_lines) <= setter.y.saturating_sub(FOOT) {
            head(setter, table, Some(&parts), place, &widths);
        } else {
            let mut all = cells(setter, &table.head, &widths, |_| NAME);
            over_pages(setter, &mut all, &parts, place, &widths, &mut |_| {});
        }
    }
    for row in &table.rows {
        let own = setter.part(Tag::Row, Some(whole));
        let parts: Vec<usize> = (0..count_of)
            .map(|column| {
                let named =
                    table.names && column == 0 && !Table::cell(row, column).trim().is_empty();
                let tag = if named {
                    Tag::Header { row: true }
                } else {
                    Tag::Cell
                };
                setter.part(tag, Some(own))
            })
            .collect();
        let mut all = cells(setter, row, &widths, |column| look(table.names, column));
        over_pages(setter, &mut all, &parts, place, &widths, &mut |setter| {
            if again {
                head(setter, table, None, place, &widths);
            }
        });
        let y = setter.y;
        setter.shape(HAIR, place.x, y, place.room, 500);
    }
}

/// Puts a row, on the next page if it does not fit here, and over several if it fits on none.
fn over_pages(
    setter: &mut Setter,
    cells: &mut Cells,
    parts: &[usize],
    place: Column,
    widths: &[u32],
    begin: &mut dyn FnMut(&mut Setter),
) {
    let mut left = count(cells);
    while left > 0 {
        let room = setter.y.saturating_sub(FOOT);
        let fits = (room.saturating_sub(PAD * 2) / CELL.leading()) as usize;
        let page = TOP - FOOT;
        let whole = left <= fits;
        let turn = !whole && (fits < 2 || tall(left) <= page * 2 / 3);
        if turn && !setter.is_fresh() {
            setter.turn();
            begin(setter);
            let room = setter.y.saturating_sub(FOOT);
            let fits = (room.saturating_sub(PAD * 2) / CELL.leading()).max(1) as usize;
            let now = left.min(fits);
            put(setter, cells, Some(parts), place, widths, now);
            left -= now;
        } else {
            let now = left.min(fits.max(1));
            put(setter, cells, Some(parts), place, widths, now);
            left -= now;
        }
        if left > 0 {
            setter.turn();
            begin(setter);
        }
    }
}
