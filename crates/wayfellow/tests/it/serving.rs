//! The real server: start, log, stop.

use crate::program::Server;

const GET: &str = "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n";

#[test]
fn the_server_starts_fast_and_answers() {
    let server = Server::start(&[]);
    let mut connection = server.connect();
    connection.send("GET /ladder/III HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    let answer = connection.rest();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    // A build without optimisation on a busy machine; `script/bench` has the true number.
    assert!(server.started_in.as_secs() < 10, "{:?}", server.started_in);
}

#[test]
fn a_request_in_flight_is_finished_before_the_server_stops() {
    let mut server = Server::start(&[]);
    let mut open = server.connect();
    let form = "lang=es&back=%2Fladder";
    open.send(&format!(
        "POST /language HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\nexpect: 100-continue\r\nconnection: close\r\n\r\n",
        form.len()
    ));
    // The server asks for the body: from here on the request is in flight.
    assert_eq!(open.line(), "HTTP/1.1 100 Continue");
    assert_eq!(open.line(), "");
    server.signal("TERM");
    server.logs("stopping");
    open.send(form);
    let answer = open.rest();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(answer.contains("location: /ladder"), "{answer}");
    // Whether its port is free again is not asked: the server of another test may have it by now.
    let (status, log) = server.ended();
    assert!(status.success(), "{status}\n{log}");
    assert!(log.contains("stopped"), "{log}");
}

#[test]
fn a_connection_kept_open_does_not_hold_the_server_up() {
    for name in ["TERM", "INT"] {
        let server = Server::start(&[]);
        let mut idle = server.connect();
        idle.send(GET);
        assert_eq!(idle.line(), "HTTP/1.1 200 OK");
        server.signal(name);
        let (status, log) = server.ended();
        assert!(status.success(), "{status}\n{log}");
    }
}

#[test]
fn a_request_that_never_ends_holds_the_server_up_no_longer_than_a_request_may_take() {
    let mut server = Server::start(&["--request-seconds", "1"]);
    let mut half_head = server.connect();
    half_head.send("GET /ladder HTTP/1.1\r\nhost: local");
    let mut half_body = server.connect();
    half_body.send(
        "POST /language HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: 1000\r\nexpect: 100-continue\r\n\r\n",
    );
    assert_eq!(half_body.line(), "HTTP/1.1 100 Continue");
    server.signal("TERM");
    server.logs("stopping");
    let (status, log) = server.ended();
    assert!(status.success(), "{status}\n{log}");
}

#[test]
fn a_body_that_never_comes_is_answered_when_the_time_is_over() {
    let server = Server::start(&["--request-seconds", "1"]);
    let mut slow = server.connect();
    slow.send(
        "POST /language HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: 1000\r\nconnection: close\r\n\r\nlang=",
    );
    let answer = slow.rest();
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
}

#[test]
fn the_log_tells_of_requests_without_what_was_asked_for() {
    let server = Server::start(&["--log", "trace", "--log-format", "json"]);
    let mut connection = server.connect();
    connection.send(
        "GET /search?q=private-words HTTP/1.1\r\nhost: localhost\r\ncookie: lang=en; secret=cookie-value\r\n\
         x-forwarded-for: 203.0.113.7\r\nconnection: close\r\n\r\n",
    );
    assert!(connection.rest().starts_with("HTTP/1.1 200"));
    server.signal("TERM");
    let (_, log) = server.ended();
    let answered: Vec<serde_json::Value> = log
        .lines()
        .map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}")))
        .filter(|l: &serde_json::Value| l["message"] == "answered")
        .collect();
    assert_eq!(answered.len(), 1, "{log}");
    assert_eq!(answered[0]["status"], 200);
    assert_eq!(answered[0]["span"]["path"], "/search");
    for private in ["private-words", "cookie-value", "203.0.113.7"] {
        assert!(!log.contains(private), "{private} is in the log:\n{log}");
    }
}

#[test]
fn what_is_no_http_at_all_does_not_disturb_the_others() {
    let server = Server::start(&[]);
    for noise in ["\0\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"] {
        let mut connection = server.connect();
        connection.send(noise);
        let answer = connection.rest();
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 400"),
            "{answer}"
        );
    }
    let long = format!(
        "GET /{} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
        "x".repeat(70_000)
    );
    let mut connection = server.connect();
    connection.send(&long);
    let answer = connection.rest();
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    let mut connection = server.connect();
    connection.send(GET);
    assert_eq!(connection.line(), "HTTP/1.1 200 OK");
}
