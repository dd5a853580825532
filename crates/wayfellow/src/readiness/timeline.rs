//! The timeline as a picture: a lane for each kind of event, time along it, a numbered mark for each event.
//!
//! Drawn on the server as SVG, once across for wide screens and once downward for narrow ones. The table below it says
//! the same, so that the picture is never the only way to know. Early years are drawn closer together than late ones,
//! since most of what happened is recent.

use std::fmt::Write;

use frameworks::{Event, EventKind};

use crate::web::Page;

/// Years and where they stand along the way, from 0 to 1; between them time runs evenly.
const SCALE: [(f64, f64); 5] = [
    (1765.0, 0.0),
    (1900.0, 0.18),
    (1965.0, 0.36),
    (1999.0, 0.72),
    (2016.0, 1.0),
];

/// Years that are written beside the picture.
const TICKS: [u16; 8] = [1770, 1850, 1900, 1935, 1970, 1990, 2000, 2010];

/// Marks nearer than this to the one before in their lane stand beside it.
const ROOM: f64 = 24.0;

pub(super) struct Timeline<'a> {
    pub events: &'a [Event],
    pub page: &'a Page,
}

/// Distances in the units of the picture.
struct Grid {
    start: f64,
    length: f64,
    first: f64,
    lane: f64,
}

impl Timeline<'_> {
    /// The picture for wide screens (time from left to right) or narrow ones (downward).
    pub(super) fn svg(&self, wide: bool) -> String {
        let grid = if wide {
            Grid {
                start: 150.0,
                length: 730.0,
                first: 70.0,
                lane: 62.0,
            }
        } else {
            Grid {
                start: 130.0,
                length: 760.0,
                first: 84.0,
                lane: 56.0,
            }
        };
        let end = grid.start + grid.length;
        // Downward, the last lane's name leans out to the right.
        let room = if wide { 44.0 } else { 66.0 };
        let far = grid.first + grid.lane * (EventKind::ALL.len() - 1) as f64 + room;
        let id = if wide {
            "timeline-wide"
        } else {
            "timeline-narrow"
        };
        let class = if wide { "trail-wide" } else { "trail-narrow" };
        let (width, height) = if wide {
            (end + 20.0, far)
        } else {
            (far, end + 20.0)
        };
        let mut svg = String::with_capacity(8 * 1024);
        let _ = write!(
            svg,
            r#"<svg class="trail timeline {class}" viewBox="0 0 {width:.0} {height:.0}" role="img" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{}</title><desc id="{id}-d">{}</desc>"#,
            self.page.t("history-picture"),
            self.page.t("history-picture-text"),
        );
        for year in TICKS {
            let along = grid.along(year.into());
            if wide {
                let _ = write!(
                    svg,
                    r#"<path class="guide" d="M{along:.1} 40V{:.1}"/><text class="count" x="{along:.1}" y="26" text-anchor="middle">{year}</text>"#,
                    far - 10.0
                );
            } else {
                let _ = write!(
                    svg,
                    r#"<path class="guide" d="M44 {along:.1}H{far:.1}"/><text class="count" x="4" y="{:.1}">{year}</text>"#,
                    along + 4.0
                );
            }
        }
        for (lane, kind) in EventKind::ALL.into_iter().enumerate() {
            self.lane(&mut svg, &grid, wide, lane, kind);
        }
        svg.push_str("</svg>");
        svg
    }

    fn lane(&self, svg: &mut String, grid: &Grid, wide: bool, lane: usize, kind: EventKind) {
        let across = grid.first + grid.lane * lane as f64;
        let word = kind.as_str();
        let name = self.page.term("event", word);
        let _ = write!(svg, r#"<g class="lane {word}">"#);
        if wide {
            let _ = write!(
                svg,
                r#"<path class="rail" d="M{:.1} {across:.1}H{:.1}"/><text class="name" x="4" y="{:.1}">{name}</text>"#,
                grid.start,
                grid.start + grid.length,
                across + 5.0
            );
        } else {
            let _ = write!(
                svg,
                r#"<path class="rail" d="M{across:.1} {:.1}V{:.1}"/><text class="name" transform="translate({:.1} {:.1}) rotate(-50)">{name}</text>"#,
                grid.start - 18.0,
                grid.start + grid.length,
                across - 6.0,
                grid.start - 26.0
            );
        }
        // Where the last mark of each row of this lane stands.
        let mut rows: Vec<f64> = Vec::new();
        for (n, event) in self
            .events
            .iter()
            .enumerate()
            .filter(|(_, e)| e.kind == kind)
        {
            let (from, to) = (grid.along(event.from.into()), grid.along(event.to.into()));
            let middle = f64::midpoint(from, to);
            let row = rows
                .iter()
                .position(|last| middle - last >= ROOM)
                .unwrap_or(rows.len());
            match rows.get_mut(row) {
                Some(last) => *last = middle,
                None => rows.push(middle),
            }
            // To one side and the other of the rail, a little further each time.
            let side = if row % 2 == 1 { 1.0 } else { -1.0 };
            let at = across + side * 23.0 * row.div_ceil(2) as f64;
            if to > from {
                let (x, y, w, h) = if wide {
                    (from, at - 5.0, to - from, 10.0)
                } else {
                    (at - 5.0, from, 10.0, to - from)
                };
                let _ = write!(
                    svg,
                    r#"<rect class="span" x="{x:.1}" y="{y:.1}" width="{w:.1}" height="{h:.1}" rx="5"/>"#
                );
            }
            let (x, y) = if wide { (middle, at) } else { (at, middle) };
            let _ = write!(
                svg,
                r#"<circle class="node" cx="{x:.1}" cy="{y:.1}" r="10.5"/><text class="place" x="{x:.1}" y="{:.1}" text-anchor="middle">{}</text>"#,
                y + 4.5,
                n + 1
            );
        }
        svg.push_str("</g>");
    }
}

impl Grid {
    /// Where a year stands along the way.
    fn along(&self, year: f64) -> f64 {
        let mut place = 1.0;
        for pair in SCALE.windows(2) {
            let ((y0, p0), (y1, p1)) = (pair[0], pair[1]);
            if year <= y1 {
                place = p0 + (p1 - p0) * ((year - y0) / (y1 - y0)).max(0.0);
                break;
            }
        }
        self.start + self.length * place
    }
}
