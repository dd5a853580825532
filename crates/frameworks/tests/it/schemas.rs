//! The JSON Schemas in `data/schema` are those of the types that read the files.

use std::fs;
use std::path::Path;

use frameworks::{SCHEMAS, schema_text};

#[test]
fn every_schema_file_is_the_one_the_types_give() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/schema");
    for name in SCHEMAS {
        let wanted = schema_text(name).expect("every listed schema exists");
        let path = folder.join(format!("{name}.schema.json"));
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            fs::create_dir_all(&folder).expect("the folder can be made");
            fs::write(&path, &wanted).expect("the schema can be written");
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            found == wanted,
            "data/schema/{name}.schema.json is out of date; run UPDATE_SCHEMAS=1 cargo test -p frameworks schema"
        );
    }
}

#[test]
fn there_is_no_schema_with_another_name() {
    assert_eq!(schema_text("people"), None);
}
