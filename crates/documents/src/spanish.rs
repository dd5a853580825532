//! What readers have to say about a file, in Spanish.
//!
//! English is what these types say by themselves. Faults deep inside of a damaged file keep their English words, which
//! are for whoever looks for the fault. Not here: other languages; who wants one gets the English.

use crate::docx::{DocxError, Note};
use crate::text::{Encoding, TextError, TextFile};

fn is_spanish(language: &str) -> bool {
    language == "es" || language.starts_with("es-")
}

/// A kind of file, as it stands in the middle of a sentence.
fn kind(english: &str) -> &str {
    match english {
        "a packed document (such as .docx or .zip)" => {
            "un documento comprimido (como .docx o .zip)"
        }
        "an old Office file (such as .doc)" => "un archivo antiguo de Office (como .doc)",
        "a PDF" => "un PDF",
        "a Rich Text file (.rtf)" => "un archivo de texto enriquecido (.rtf)",
        "a program" => "un programa",
        "a picture" => "una imagen",
        "a compressed file" => "un archivo comprimido",
        "a database" => "una base de datos",
        "an XML file" => "un archivo XML",
        "a web page" => "una página web",
        "a spreadsheet (.xlsx)" => "una hoja de cálculo (.xlsx)",
        "a slide show (.pptx)" => "una presentación (.pptx)",
        "an OpenDocument file (.odt or the like)" => "un archivo de OpenDocument (.odt o parecido)",
        "a Pages document" => "un documento de Pages",
        "a program or an e-book" => "un programa o un libro electrónico",
        "a ZIP folder" => "una carpeta ZIP",
        "a file that Word cannot open as a document" => {
            "un archivo que Word no puede abrir como documento"
        }
        other => other,
    }
}

/// What is over its limit.
fn measured(english: &str) -> &str {
    match english {
        "the file" => "el archivo",
        "one of its parts" => "una de sus partes",
        "the unpacked text" => "el texto descomprimido",
        "the number of parts" => "el número de partes",
        "the number of paragraphs" => "el número de párrafos",
        "the number of its formatted pieces" => "el número de trozos con formato",
        "the nesting of its elements" => "la profundidad de sus elementos",
        "the number of comments" => "el número de comentarios",
        "the text of the comments" => "el texto de los comentarios",
        "the text with its comments" => "el texto con sus comentarios",
        other => other,
    }
}

fn unit(english: &str) -> &str {
    match english {
        "parts" => "partes",
        "paragraphs" => "párrafos",
        "pieces" => "trozos",
        "levels" => "niveles",
        "comments" => "comentarios",
        other => other,
    }
}

impl DocxError {
    /// The sentence in this language, as in `es`; in English if there is none.
    pub fn in_language(&self, language: &str) -> String {
        if !is_spanish(language) {
            return self.to_string();
        }
        match self {
            Self::Empty => "El archivo está vacío. Guarde el documento otra vez y envíe ese archivo.".to_owned(),
            Self::TooLarge { what, limit, unit: of } => format!(
                "No se aceptó este documento porque {} pasa del límite de {limit} {}. Divida el documento, o quite imágenes y archivos adjuntos.",
                measured(what),
                unit(of)
            ),
            Self::NotDocx { looks_like: Some(found) } => format!(
                "Esto no es un documento de Word (.docx); parece {}. Ábralo en el programa del que viene y guárdelo como .docx.",
                kind(found)
            ),
            Self::NotDocx { looks_like: None } => "Esto no es un documento de Word (.docx). Ábralo en el programa del que viene y guárdelo como .docx.".to_owned(),
            Self::OldWord => "Esto es un archivo antiguo de Word (.doc) o uno con contraseña. Ábralo en Word o LibreOffice y guárdelo como .docx sin contraseña.".to_owned(),
            Self::Encrypted => "Este documento de Word tiene contraseña y no se puede leer. Ábralo, quite la contraseña y guárdelo otra vez.".to_owned(),
            Self::BrokenZip { detail } => format!(
                "Este documento de Word está dañado ({detail}). Ábralo en Word o LibreOffice, que muchas veces pueden repararlo, y guárdelo otra vez."
            ),
            Self::MissingPart { part } => format!(
                "Este archivo está comprimido como un documento de Word, pero le falta la parte {part}. Ábralo en Word o LibreOffice y guárdelo como .docx."
            ),
            Self::BrokenXml { part, line, column, detail } => format!(
                "Este documento de Word está dañado: {part}, línea {line}, columna {column}: {detail}. Ábralo en Word o LibreOffice, que muchas veces pueden repararlo, y guárdelo otra vez."
            ),
            Self::NoText => "Este documento no tiene texto, así que no hay nada que comentar.".to_owned(),
            Self::BadComment { index, reason } => {
                format!("No se puede escribir el comentario {}: {reason}.", index + 1)
            }
        }
    }
}

impl TextError {
    /// The sentence in this language, as in `es`; in English if there is none.
    pub fn in_language(&self, language: &str) -> String {
        if !is_spanish(language) {
            return self.to_string();
        }
        match self {
            Self::TooLarge { limit } => format!(
                "No se aceptó este texto porque pasa del límite de {limit} bytes. Divídalo en archivos más pequeños."
            ),
            Self::NotText { looks_like: Some(found) } => format!(
                "Esto no es un archivo de texto; parece {}. Guárdelo como texto, Markdown, HTML o .docx.",
                kind(found)
            ),
            Self::NotText { looks_like: None } => "Esto no es un archivo de texto, o no se conoce su codificación. Guárdelo como texto en UTF-8, o como .docx.".to_owned(),
        }
    }
}

impl TextFile {
    /// What there is to know about how it was read, in this language, as in `es`; in English if there is none.
    pub fn notes(&self, language: &str) -> Vec<String> {
        let spanish = is_spanish(language);
        let mut notes = Vec::new();
        if self.encoding == Encoding::Windows1252 {
            notes.push(if spanish {
                "Esto no es UTF-8; se leyó como Windows-1252."
            } else {
                "This is not UTF-8; it was read as Windows-1252."
            });
        }
        if self.replaced {
            notes.push(if spanish {
                "Algunos bytes no son caracteres en esta codificación; se reemplazaron."
            } else {
                "Some bytes are no characters in this encoding; they were replaced."
            });
        }
        notes.into_iter().map(str::to_owned).collect()
    }
}

impl Note {
    /// The sentence in this language, as in `es`; in English if there is none.
    pub fn in_language(&self, language: &str) -> String {
        if !is_spanish(language) {
            return self.to_string();
        }
        match self {
            Self::HeadersLeftOut => {
                "No se leyeron los encabezados ni los pies de página.".to_owned()
            }
            Self::MacrosIgnored => {
                "El documento tiene macros. No se tuvieron en cuenta.".to_owned()
            }
            Self::HiddenTextLeftOut => "No se leyó el texto oculto.".to_owned(),
            Self::EmbeddedLeftOut => "No se leyó un documento que está dentro de este.".to_owned(),
            Self::InsertionsRead(n) => format!(
                "Las inserciones del control de cambios se leyeron como parte del texto ({n})."
            ),
            Self::DeletionsLeftOut(n) => {
                format!("Lo borrado en el control de cambios no se leyó ({n}).")
            }
            Self::CommentsPresent(n) => {
                format!("El documento ya tiene comentarios ({n}). No se leyeron.")
            }
            Self::Signed => {
                "El documento tiene firma digital. Una copia con cambios la pierde.".to_owned()
            }
        }
    }
}
