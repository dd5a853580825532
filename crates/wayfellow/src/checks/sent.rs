//! What a visitor sent in a form with a file: text, kind, file, and what they want done.
//!
//! Lives as long as the request and is written nowhere.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rolecheck::Kind;

use super::document::{Document, Reading};
use crate::web::{Error, Lang, Result};

/// The form of "Check a text".
pub(crate) struct Sent {
    pub text: String,
    pub kind: Kind,
    /// A finding whose replacement is wanted, or `all`.
    pub accept: String,
    /// The file, if one was sent now or is sent again.
    pub file: Option<SentFile>,
    /// Whether the file was chosen now.
    pub fresh: bool,
}

pub(crate) struct SentFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl SentFile {
    /// The file as it is kept in the page, so that nothing has to be kept here.
    pub fn packed(&self) -> String {
        STANDARD.encode(&self.bytes)
    }
}

impl Sent {
    pub async fn read(mut form: Multipart) -> Result<Sent> {
        let mut sent = Sent {
            text: String::new(),
            kind: Kind::Task,
            accept: String::new(),
            file: None,
            fresh: false,
        };
        let mut again = None;
        let mut again_name = String::new();
        while let Some(field) = form.next_field().await.map_err(|e| unreadable(&e))? {
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().map(str::to_owned);
            let bytes = field.bytes().await.map_err(|e| unreadable(&e))?;
            if name == "file" {
                if !bytes.is_empty() {
                    sent.fresh = true;
                    sent.file = Some(SentFile {
                        name: file_name.unwrap_or_default(),
                        bytes: bytes.to_vec(),
                    });
                }
                continue;
            }
            let text = String::from_utf8_lossy(&bytes).into_owned();
            match name.as_str() {
                // Browsers send line ends as CR LF; the text has LF.
                "text" => sent.text = text.replace("\r\n", "\n"),
                "kind" => {
                    sent.kind =
                        Kind::from_name(&text).ok_or_else(|| Error::bad_request("error-form"))?
                }
                "accept" => sent.accept = text,
                "again" => again = STANDARD.decode(text.trim()).ok().filter(|b| !b.is_empty()),
                "again-name" => again_name = text,
                _ => {}
            }
        }
        if let (None, Some(bytes)) = (&sent.file, again) {
            sent.file = Some(SentFile {
                name: again_name,
                bytes,
            });
        }
        Ok(sent)
    }

    /// The text to check: that of a file chosen now, or what was typed. Else why the file cannot be read.
    pub fn document(&self, lang: Lang) -> std::result::Result<Document, String> {
        match self.file.as_ref().filter(|_| self.fresh) {
            Some(file) => {
                let reading = Reading::of(&file.name, &file.bytes);
                Document::read(&file.bytes, reading, lang.tag())
                    .map_err(|message| format!("{}: {message}", file.name))
            }
            None => Ok(Document::typed(self.text.clone())),
        }
    }
}

fn unreadable(e: &MultipartError) -> Error {
    if e.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Error::too_large()
    } else {
        Error::bad_request("error-form")
    }
}
