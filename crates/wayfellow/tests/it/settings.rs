//! Settings of the real binary: file, environment and flag, in rising order; and what is said when one is wrong.

use crate::program::{Folder, Server, finish, run, wayfellow};

#[test]
fn a_flag_wins_over_the_environment_and_the_environment_over_the_file() {
    let folder = Folder::new();
    let file = folder.file("wayfellow.toml", "listen = \"127.0.0.2:0\"\n");
    let host = |server: &Server| server.address.ip().to_string();

    let by_file = Server::from(wayfellow().args(["--config", &file, "serve"]));
    assert_eq!(host(&by_file), "127.0.0.2");

    let by_environment = Server::from(
        wayfellow()
            .args(["--config", &file, "serve"])
            .env("WAYFELLOW_LISTEN", "127.0.0.3:0"),
    );
    assert_eq!(host(&by_environment), "127.0.0.3");

    let by_flag = Server::from(
        wayfellow()
            .args(["--config", &file, "serve", "--listen", "127.0.0.4:0"])
            .env("WAYFELLOW_LISTEN", "127.0.0.3:0"),
    );
    assert_eq!(host(&by_flag), "127.0.0.4");

    let file_by_environment = Server::from(wayfellow().arg("serve").env("WAYFELLOW_CONFIG", &file));
    assert_eq!(host(&file_by_environment), "127.0.0.2");
}

#[test]
fn a_settings_file_that_cannot_be_used_is_refused_with_place_and_mend() {
    let folder = Folder::new();
    for (content, line, words) in [
        ("log = \"info\"\nlisten-on = \"x\"\n", 2, "listen-on"),
        ("\n\nlargest-upload = \"big\"\n", 3, "invalid type"),
        ("listen = \"nowhere\"\n", 1, "socket address"),
        ("listen = \n", 1, ""),
    ] {
        let file = folder.file("bad.toml", content);
        let ran = run(&["--config", &file, "serve"]);
        assert_eq!(ran.code, Some(2), "{content:?}: {}", ran.err);
        assert!(
            ran.err.contains(&format!("bad.toml:{line}: ")),
            "{}",
            ran.err
        );
        assert!(ran.err.contains(words), "{}", ran.err);
        assert!(ran.err.contains("wayfellow serve --help"), "{}", ran.err);
        assert_eq!(ran.out, "");
    }
    let ran = run(&["--config", "no-such-file.toml", "serve"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("no-such-file.toml could not be read"),
        "{}",
        ran.err
    );
}

#[test]
fn a_wrong_flag_or_variable_is_refused_and_named() {
    let ran = run(&["serve", "--listen", "somewhere"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--listen"), "{}", ran.err);

    let ran = finish(
        wayfellow()
            .arg("serve")
            .env("WAYFELLOW_REQUEST_SECONDS", "soon"),
        b"",
    );
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("soon") && ran.err.contains("--request-seconds"),
        "{}",
        ran.err
    );

    let ran = run(&["serve", "--log", "wayfellow=loud=very"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("The setting log"), "{}", ran.err);

    let ran = run(&["serve", "--log-format", "xml"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("json"), "{}", ran.err);
}

#[test]
fn an_address_in_use_is_refused_with_the_way_out() {
    let server = Server::start(&[]);
    let taken = server.address.to_string();
    let ran = run(&["serve", "--listen", &taken]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains(&taken) && ran.err.contains("--listen"),
        "{}",
        ran.err
    );
}

#[test]
fn a_folder_of_frameworks_that_cannot_be_used_stops_the_start_with_a_reason() {
    let ran = run(&["serve", "--frameworks", "no-such-folder"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("no-such-folder could not be read"),
        "{}",
        ran.err
    );

    let folder = Folder::new();
    folder.file("own/1/framework.toml", "slug = \"own\"\n");
    let path = folder.path().to_str().expect("a name in UTF-8");
    let ran = run(&["serve", "--listen", "127.0.0.1:0", "--frameworks", path]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("own/1/framework.toml"), "{}", ran.err);
}
