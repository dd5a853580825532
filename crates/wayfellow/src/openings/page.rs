//! The public pages: all open positions, one of them with data for search engines, and a feed.
//!
//! What is published is for everyone, so no rule is asked. A page of one that is closed says so and has no such data.
//! Nothing is kept about who reads.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use serde_json::{Value, json};

use super::currency::amount;
use super::form::allowed;
use super::opening::Opening;
use super::posting::{self, Posting};
use crate::permission::Action;
use crate::web::who::Who;
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "openings/index.html")]
struct Index {
    page: Page,
    open: Vec<Opening>,
}

#[derive(Template)]
#[template(path = "openings/show.html")]
struct Shown {
    page: Page,
    o: Opening,
    pay: String,
    /// `JobPosting` of schema.org, while it is open.
    data: String,
    /// For those who hire there: where it was posted.
    postings: Option<Vec<Posting>>,
    channels: &'static [frameworks::Channel],
    today: String,
    problem: Option<&'static str>,
}

/// A band in words.
pub(super) fn pay_words(page: &Page, band: &(i64, i64, String), currency: &str) -> String {
    format!(
        "{} – {} {}",
        amount(band.0, currency),
        amount(band.1, currency),
        page.term("pay-unit", &band.2)
    )
}

/// `GET /openings`.
pub(super) async fn index(ctx: Ctx) -> Result<Response> {
    ctx.render(&Index {
        page: ctx.page(Section::Other, "openings-title"),
        open: Opening::open(&ctx.app.db).await?,
    })
}

/// `GET /openings/{id}`.
pub(super) async fn show(ctx: Ctx, Who(actor): Who, Path(text): Path<String>) -> Result<Response> {
    let id = text.parse().map_err(|_| Error::not_found())?;
    let o = Opening::one(&ctx.app.db, id).await?;
    let hires = allowed(&actor, Action::Change).is_ok_and(|place| place == o.organization);
    if o.is_coming() && !hires {
        return Err(Error::not_found());
    }
    of(&ctx, o, hires, None).await
}

/// The page of an opening, with what those who hire there see besides.
pub(super) async fn of(
    ctx: &Ctx,
    o: Opening,
    hires: bool,
    problem: Option<&'static str>,
) -> Result<Response> {
    let page = ctx.page(Section::Other, o.ad.title.clone());
    let today = o.today().to_string();
    let postings = if hires {
        Some(posting::of(&ctx.app.db, o.id).await?)
    } else {
        None
    };
    ctx.render(&Shown {
        pay: o
            .ad
            .pay
            .as_ref()
            .map_or_else(String::new, |b| pay_words(&page, b, o.ad.paid_in())),
        data: if o.is_open() {
            script_safe(&data(&o))
        } else {
            String::new()
        },
        page,
        o,
        postings,
        channels: &ctx.app.lessons.hiring.channels,
        today,
        problem,
    })
}

/// JSON as it may stand in a script element.
fn script_safe(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

fn html_list(items: &[String]) -> String {
    let escaped = |t: &String| {
        t.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    let items: Vec<String> = items
        .iter()
        .map(|i| format!("<li>{}</li>", escaped(i)))
        .collect();
    format!("<ul>{}</ul>", items.concat())
}

/// The opening as `JobPosting`.
fn data(o: &Opening) -> Value {
    let ad = &o.ad;
    let mut kinds = Vec::new();
    if ad.full_time {
        kinds.push("FULL_TIME");
    }
    if ad.part_time {
        kinds.push("PART_TIME");
    }
    if kinds.is_empty() {
        kinds.push("OTHER");
    }
    let mut address = json!({
        "@type": "PostalAddress",
        "addressLocality": ad.locality,
        "addressCountry": ad.in_country(),
    });
    if !ad.region.is_empty() {
        address["addressRegion"] = json!(ad.region);
    }
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": ad.title,
        "description": html_list(&ad.duties),
        "identifier": { "@type": "PropertyValue", "name": o.organization_name, "value": o.id.to_string() },
        "datePosted": o.opens_on,
        "validThrough": o.days().last_second(),
        "employmentType": kinds,
        "hiringOrganization": { "@type": "Organization", "name": o.organization_name },
        "jobLocation": { "@type": "Place", "address": address },
        "directApply": true,
        "workHours": ad.hours,
        "responsibilities": ad.duties.join("; "),
        "qualifications": ad.required.join("; "),
    });
    if let Some((low, high, unit)) = &ad.pay {
        let number = |cents: i64| json!(cents as f64 / 100.0);
        data["baseSalary"] = json!({
            "@type": "MonetaryAmount",
            "currency": ad.paid_in(),
            "value": {
                "@type": "QuantitativeValue",
                "minValue": number(*low),
                "maxValue": number(*high),
                "unitText": unit.to_uppercase(),
            },
        });
    }
    data
}

fn escaped(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .map(|c| match c {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

/// `GET /openings/feed`: open positions as Atom.
pub(super) async fn feed(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    let host = headers
        .get(header::HOST)
        .and_then(|v| v.to_str().ok())
        .filter(|h| {
            !h.is_empty()
                && h.chars()
                    .all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c))
        })
        .unwrap_or("localhost");
    let scheme = if ctx.app.config.https_only {
        "https"
    } else {
        "http"
    };
    let base = format!("{scheme}://{host}");
    let page = ctx.page(Section::Other, "openings-title");
    let open = Opening::open(&ctx.app.db).await?;
    let updated = open
        .iter()
        .map(|o| o.made)
        .max()
        .map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |m| m.to_string());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{base}/openings</id>\n<link href=\"{base}/openings\"/>\n<link rel=\"self\" href=\"{base}/openings/feed\"/>\n<updated>{updated}</updated>\n<author><name>Wayfellow</name></author>\n",
        page.lang.tag(),
        escaped(&page.t("openings-title")),
    );
    for o in &open {
        out.push_str(&format!(
            "<entry><title>{}</title><id>urn:uuid:{}</id><link href=\"{base}/openings/{}\"/><updated>{}</updated><author><name>{}</name></author><summary>{}</summary></entry>\n",
            escaped(&o.ad.title),
            o.id,
            o.id,
            o.made,
            escaped(&o.organization_name),
            escaped(&format!("{}, {}. {}", o.ad.hours, o.ad.locality, page.s("opening-until", o.until()))),
        ));
    }
    out.push_str("</feed>\n");
    let mut response = Response::new(Body::from(out));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/atom+xml; charset=utf-8"),
    );
    Ok(response)
}
