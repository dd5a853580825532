//! The words that begin the parts of a job description, in English, Spanish and Portuguese.
//!
//! All are written in small letters without accents, as [`folded`] makes them of what people write. Not here: which
//! language a file is in; a heading is taken for what it means in any of them.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Where lines go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goes {
    Title,
    Programme,
    Function,
    PeerLine,
    ReportsTo,
    Supervises,
    Reporting,
    Duties,
    Required,
    Preferred,
    Hours,
    Schedule,
    Place,
    Physical,
    License,
    Checks,
    Conditions,
    Rest,
}

/// Words that begin or make up a heading, the more exact ones first.
const ENGLISH: &[(&str, Goes)] = &[
    ("job title", Goes::Title),
    ("position title", Goes::Title),
    ("title", Goes::Title),
    ("program", Goes::Programme),
    ("department", Goes::Programme),
    ("division", Goes::Programme),
    ("supervisor on the peer line", Goes::PeerLine),
    ("peer line", Goes::PeerLine),
    ("peer supervisor", Goes::PeerLine),
    ("administrative line", Goes::ReportsTo),
    ("reports to", Goes::ReportsTo),
    ("supervised by", Goes::ReportsTo),
    ("supervisor", Goes::ReportsTo),
    ("supervises", Goes::Supervises),
    ("positions supervised", Goes::Supervises),
    ("positions it supervises", Goes::Supervises),
    ("reporting", Goes::Reporting),
    ("supervisory relationship", Goes::Reporting),
    ("supervision", Goes::Reporting),
    ("chain of command", Goes::Reporting),
    ("essential job function", Goes::Duties),
    ("essential function", Goes::Duties),
    ("essential dut", Goes::Duties),
    ("job function", Goes::Duties),
    ("responsibilit", Goes::Duties),
    ("core responsibilit", Goes::Duties),
    ("key responsibilit", Goes::Duties),
    ("duties", Goes::Duties),
    ("job duties", Goes::Duties),
    ("principle duties", Goes::Duties),
    ("principal duties", Goes::Duties),
    ("primary duties", Goes::Duties),
    ("tasks", Goes::Duties),
    ("what you will do", Goes::Duties),
    ("function", Goes::Function),
    ("summary", Goes::Function),
    ("job summary", Goes::Function),
    ("position summary", Goes::Function),
    ("purpose", Goes::Function),
    ("position purpose", Goes::Function),
    ("job purpose", Goes::Function),
    ("preferred", Goes::Preferred),
    ("desired", Goes::Preferred),
    ("nice to have", Goes::Preferred),
    ("required", Goes::Required),
    ("requirements", Goes::Required),
    ("job requirements", Goes::Required),
    ("minimum qualification", Goes::Required),
    ("qualification", Goes::Required),
    ("competenc", Goes::Required),
    ("education", Goes::Required),
    ("hours", Goes::Hours),
    ("schedule", Goes::Schedule),
    ("work schedule", Goes::Schedule),
    ("location", Goes::Place),
    ("place", Goes::Place),
    ("work environment", Goes::Place),
    ("physical", Goes::Physical),
    ("license", Goes::License),
    ("driver's license", Goes::License),
    ("background", Goes::Checks),
    ("checks", Goes::Checks),
    ("employment condition", Goes::Conditions),
    ("working condition", Goes::Conditions),
    ("conditions", Goes::Conditions),
    ("other conditions", Goes::Conditions),
];

const SPANISH: &[(&str, Goes)] = &[
    ("titulo", Goes::Title),
    ("nombre del puesto", Goes::Title),
    ("nombre del cargo", Goes::Title),
    ("puestos que supervisa", Goes::Supervises),
    ("puestos supervisados", Goes::Supervises),
    ("supervisa a", Goes::Supervises),
    ("personal a cargo", Goes::Supervises),
    ("puesto", Goes::Title),
    ("cargo", Goes::Title),
    ("departamento", Goes::Programme),
    ("quien supervisa en la linea entre pares", Goes::PeerLine),
    ("linea entre pares", Goes::PeerLine),
    ("linea de pares", Goes::PeerLine),
    ("supervision entre pares", Goes::PeerLine),
    ("quien supervisa", Goes::ReportsTo),
    ("linea administrativa", Goes::ReportsTo),
    ("reporta a", Goes::ReportsTo),
    ("depende de", Goes::ReportsTo),
    ("responde a", Goes::ReportsTo),
    ("rinde cuentas a", Goes::ReportsTo),
    ("supervisado por", Goes::ReportsTo),
    ("supervisada por", Goes::ReportsTo),
    ("jefe inmediato", Goes::ReportsTo),
    ("jefatura", Goes::ReportsTo),
    ("relaciones de supervision", Goes::Reporting),
    ("relacion de supervision", Goes::Reporting),
    ("linea de mando", Goes::Reporting),
    ("dependencia", Goes::Reporting),
    ("funciones", Goes::Duties),
    ("principales funciones", Goes::Duties),
    ("principales responsabilidades", Goes::Duties),
    ("responsabilidad", Goes::Duties),
    ("tareas", Goes::Duties),
    ("principales tareas", Goes::Duties),
    ("deberes", Goes::Duties),
    ("actividades", Goes::Duties),
    ("que hara", Goes::Duties),
    ("lo que hara", Goes::Duties),
    ("funcion", Goes::Function),
    ("resumen", Goes::Function),
    ("proposito", Goes::Function),
    ("objetivo", Goes::Function),
    ("mision del", Goes::Function),
    ("preferi", Goes::Preferred),
    ("desea", Goes::Preferred),
    ("se valora", Goes::Preferred),
    ("requisitos prefer", Goes::Preferred),
    ("requisitos desea", Goes::Preferred),
    ("requisitos no indispensables", Goes::Preferred),
    ("calificaciones prefer", Goes::Preferred),
    ("calificaciones desea", Goes::Preferred),
    ("cualificaciones desea", Goes::Preferred),
    ("requisitos fisicos", Goes::Physical),
    ("exigencias fisicas", Goes::Physical),
    ("demandas fisicas", Goes::Physical),
    ("esfuerzo fisico", Goes::Physical),
    ("condiciones fisicas", Goes::Physical),
    ("necesario", Goes::Required),
    ("requisito", Goes::Required),
    ("requerid", Goes::Required),
    ("indispensable", Goes::Required),
    ("obligatorio", Goes::Required),
    ("calificaciones", Goes::Required),
    ("cualificaciones", Goes::Required),
    ("formacion", Goes::Required),
    ("educacion", Goes::Required),
    ("estudios", Goes::Required),
    ("perfil", Goes::Required),
    ("horas", Goes::Hours),
    ("jornada", Goes::Hours),
    ("horario", Goes::Schedule),
    ("turnos", Goes::Schedule),
    ("turno de", Goes::Schedule),
    ("lugar", Goes::Place),
    ("ubicacion", Goes::Place),
    ("entorno de trabajo", Goes::Place),
    ("licencia", Goes::License),
    ("permiso de conducir", Goes::License),
    ("antecedentes", Goes::Checks),
    ("verificacion", Goes::Checks),
    ("comprobaciones", Goes::Checks),
    ("condiciones", Goes::Conditions),
    ("otras condiciones", Goes::Conditions),
];

const PORTUGUESE: &[(&str, Goes)] = &[
    ("nome do cargo", Goes::Title),
    ("cargos que supervisiona", Goes::Supervises),
    ("supervisiona", Goes::Supervises),
    ("supervisionado por", Goes::ReportsTo),
    ("reporta-se a", Goes::ReportsTo),
    ("linha de pares", Goes::PeerLine),
    ("linha administrativa", Goes::ReportsTo),
    ("supervisao", Goes::Reporting),
    ("funcoes", Goes::Duties),
    ("responsabilidades", Goes::Duties),
    ("tarefas", Goes::Duties),
    ("atribuicoes", Goes::Duties),
    ("funcao", Goes::Function),
    ("resumo", Goes::Function),
    ("requisitos deseja", Goes::Preferred),
    ("qualificacoes deseja", Goes::Preferred),
    ("diferenciais", Goes::Preferred),
    ("qualificacoes", Goes::Required),
    ("obrigatorio", Goes::Required),
    ("formacao", Goes::Required),
    ("carga horaria", Goes::Hours),
    ("local de trabalho", Goes::Place),
    ("carteira de motorista", Goes::License),
    ("condicoes", Goes::Conditions),
];

/// Lines with these words are preferred, wherever they stand among qualifications.
const PREFERRED: [&str; 13] = [
    " preferred",
    "(preferred",
    "a plus",
    "a big plus",
    "desirable",
    "preferible",
    " preferid",
    "(preferid",
    "deseable",
    "se valora",
    "una ventaja",
    "desejavel",
    "um diferencial",
];

/// Below qualifications these are headings of their own and stay qualifications.
const KINDS_OF_QUALIFICATION: [&str; 16] = [
    "abilities",
    "attributes",
    "skills",
    "knowledge",
    "experience",
    "credentials",
    "habilidades",
    "aptitudes",
    "destrezas",
    "capacidades",
    "conocimientos",
    "experiencia",
    "credenciales",
    "certificaciones",
    "conhecimentos",
    "certificacoes",
];

/// Words of titles and functions by which a peer role is known.
const PEER_ROLE: [&str; 6] = [
    "peer",
    "lived experience",
    "entre pares",
    "de pares",
    "experiencia vivida",
    "experiencia propia",
];

/// A text in small letters without accents.
fn folded(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Where what follows this heading goes.
pub(super) fn known(heading: &str) -> Option<Goes> {
    found(heading).map(|(into, _)| into)
}

/// A heading and nothing else: "Qualifications", and not "Program manager".
pub(super) fn is_all_heading(text: &str) -> bool {
    found(text).is_some_and(|(_, more)| !more)
}

/// Where what follows goes, and whether more words stand behind those that say so.
fn found(heading: &str) -> Option<(Goes, bool)> {
    let low = folded(heading);
    let low = low.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut all = [ENGLISH, SPANISH, PORTUGUESE].into_iter().flatten();
    all.find_map(|(words, into)| {
        let rest = low.strip_prefix(words)?;
        Some((*into, rest.contains(char::is_whitespace)))
    })
}

/// A line among qualifications that is a wish and no condition.
pub(super) fn is_preferred(line: &str) -> bool {
    let low = folded(line);
    PREFERRED.iter().any(|words| low.contains(words))
}

/// A heading that stays among qualifications.
pub(super) fn is_kind_of_qualification(heading: &str) -> bool {
    let low = folded(heading);
    let mut kinds = KINDS_OF_QUALIFICATION.iter();
    kinds.any(|kind| low.starts_with(kind))
}

/// The title and function are those of a peer role.
pub(super) fn names_peer_role(words: &str) -> bool {
    let low = folded(words);
    PEER_ROLE.iter().any(|words| low.contains(words))
}
